"""Recovery moments."""
