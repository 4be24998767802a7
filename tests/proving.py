"""Whether the long proofs run: `make prove` says so; in `make test` each runs in small."""

import os

PROVING = "LUWTE_PROVE" in os.environ
