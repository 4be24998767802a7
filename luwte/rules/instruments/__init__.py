"""Questionnaires as values: which questions count, whether answers fit, and what they add up to."""
