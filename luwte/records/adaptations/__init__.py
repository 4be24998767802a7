"""A practice's own copies of content, and the versions that people started with."""
