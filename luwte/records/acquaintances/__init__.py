"""The acquaintance: a talk without obligation."""
