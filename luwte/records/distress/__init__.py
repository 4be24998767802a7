"""Someone in distress: the dated record of what the coach did."""
