"""What a coachee lets someone else see."""
