"""The dossier as one picture: check-ins and brought diaries together, beside the course of the trajectory."""
