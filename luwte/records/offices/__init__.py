"""When someone who guides answers, and who stands in for them."""
