"""From one coach to another, as the coachee picks."""
