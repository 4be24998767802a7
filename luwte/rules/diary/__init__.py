"""A diary that someone kept elsewhere, as values: what its columns may mean, and its days on 0-10."""
