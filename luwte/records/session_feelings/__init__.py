"""How a session left someone."""
