"""Diaries that were kept elsewhere."""
