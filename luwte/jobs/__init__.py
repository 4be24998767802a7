"""What the clock knocks for: the outbox becomes jobs, jobs do the work that must come after a commit."""
