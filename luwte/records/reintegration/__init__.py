"""The way back to work: steps that were agreed elsewhere, turns in it, and a look back each week."""
