"""When someone who guides answers."""
