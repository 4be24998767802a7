"""Preparing a talk about work."""
