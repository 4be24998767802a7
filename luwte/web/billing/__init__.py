"""Pages about money that a coach and a practice manager share, and words for papers that all audiences use."""
