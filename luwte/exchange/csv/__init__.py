"""CSV as values: bytes that people bring become a table of words, and a table becomes bytes."""
