"""Exists in the demo only: looking as someone else, and the mails that would have left."""
