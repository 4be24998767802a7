"""The compass, in own words."""
