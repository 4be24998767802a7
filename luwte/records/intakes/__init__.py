"""The intake: what a coachee fills in before the first talk, and what it asks of the talk."""
