"""Django's sqlite3 engine, guarded."""
