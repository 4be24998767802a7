"""Charts as SVG text: one picture for a page and for a PDF; classes instead of styles, drawn from values only."""
