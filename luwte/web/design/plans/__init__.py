"""The plan of approach and the phase, on the pages of both who make them."""
