"""Work for after the commit."""
