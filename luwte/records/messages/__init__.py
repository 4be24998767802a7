"""Messages between a coachee and one person who guides."""
