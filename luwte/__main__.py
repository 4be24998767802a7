"""`python -m luwte` is the same door as `luwte`."""

from luwte.cli import main

main()
