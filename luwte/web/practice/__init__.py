"""The practice manager: who works here, who guides whom. Nothing from inside a dossier."""
