"""A note for the coach alone that two people may know each other."""
