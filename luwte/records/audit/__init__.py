"""The log: events, chains and their heads."""
