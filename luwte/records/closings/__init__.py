"""What was put to rest: a dossier at once, or a whole practice on a day."""
