"""What makes a piece of content fit to be shown: checks on values, without disk or Markdown."""
