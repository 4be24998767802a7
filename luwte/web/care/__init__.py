"""The care professional: what a coachee shares with them."""
