"""Someone whom the coachee trusts, and the notes they send."""
