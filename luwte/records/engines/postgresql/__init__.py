"""Django's postgresql engine, guarded."""
