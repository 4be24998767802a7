"""People, practices, memberships, invitations, log-in tokens."""
