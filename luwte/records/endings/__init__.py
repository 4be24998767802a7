"""The end of a trajectory: a summary that the coachee keeps, and what they say at three, six and twelve months."""
