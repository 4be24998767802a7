"""Pictures and papers that went along with a message."""
