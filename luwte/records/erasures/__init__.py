"""The list of erasures."""
