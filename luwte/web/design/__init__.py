"""The shared look."""
