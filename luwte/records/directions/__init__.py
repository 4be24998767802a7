"""Ways to go on, in own words."""
