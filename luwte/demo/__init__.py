"""Builds the demo practice: made-up people, dates relative to today, a fixed seed, every row through an action."""
