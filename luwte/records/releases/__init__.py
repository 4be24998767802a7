"""What leaves by the coachee's release: a report to a client organisation, a letter to a doctor."""
