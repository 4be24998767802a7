"""What gave and what cost energy."""
