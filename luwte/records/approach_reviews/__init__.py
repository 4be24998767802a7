"""The question whether this approach still fits."""
