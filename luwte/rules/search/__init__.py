"""Searching texts in memory: the same answer whatever database stands below. Nothing is kept of what was asked."""
