"""Where people knock: a folder per audience, the shared look, and the threshold."""
