"""Pictures and papers that people send along: what they really are, and a copy with nothing else in it."""
