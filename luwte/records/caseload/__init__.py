"""The coach's list, one row per dossier."""
