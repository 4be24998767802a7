"""The orientation of the client organisation, seen by the coachee first."""
