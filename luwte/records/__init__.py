"""Tables and the questions put to them: one Django app, a room per subject."""
