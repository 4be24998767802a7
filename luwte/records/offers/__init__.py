"""The agreement with the coachee, and the offer to whoever pays."""
