"""Whoever holds a mailed link: sees what that link is for, and nothing else."""
