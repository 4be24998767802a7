"""Numbers of a practice over a closed year, released once."""
