"""The pages of whoever guides, coach or care professional: the gate, the acquaintance, someone in distress."""
