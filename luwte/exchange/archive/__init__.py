"""Files together in one: a ZIP that is the same for the same files."""
