"""Coaching sessions: when and how the two meet, what was prepared and agreed, and the calendars around it."""
