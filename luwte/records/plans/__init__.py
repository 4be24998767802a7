"""The plan of approach, and how both see the phase they are in."""
