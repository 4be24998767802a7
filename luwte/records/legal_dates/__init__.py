"""From which day the law counts, as the coachee noted it."""
