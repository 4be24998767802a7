"""PDF: papers set by typst from data, never from strings put together."""
