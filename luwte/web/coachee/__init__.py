"""The coachee's pages."""
