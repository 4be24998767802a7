"""What was given to a coachee, what they do with it, and what a day can hold."""
