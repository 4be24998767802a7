"""Someone close, invited to one session: a page to read, and nothing stored about them."""
