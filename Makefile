# Two doors for whoever starts: `make demo` and `make test`. Everything they need they install themselves.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export UV_COMPILE_BYTECODE=1
export PYTHONDONTWRITEBYTECODE=

.PHONY: help demo test prove bench messages lint lock clean

help:            ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/uv: 
	@$(PYTHON) -c 'import sys; sys.exit("Luwte needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "Python has no venv here. On Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

$(VENV)/run: requirements/run.txt pyproject.toml luwte/locale/en/LC_MESSAGES/django.po $(VENV)/uv
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/run.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@true
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/run
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/run  ## an embedded practice with made-up people on http://127.0.0.1:8000
	@$(BIN)/luwte demo $(ARGS)

test: $(VENV)/dev  ## every test: units on SQLite and PostgreSQL, journeys in Chromium, the walls
	@$(BIN)/python -m tests.run $(ARGS)

prove: $(VENV)/dev  ## the long proofs: kills, validator, random series, mutation of the rules; writes docs/measured.md
	@$(BIN)/python -m tests.prove

bench: $(VENV)/dev  ## times, weights, memory; writes docs/measured.md
	@$(BIN)/python -m bench $(ARGS)

messages: $(VENV)/dev  ## reads every Dutch word anew; prints what has no English yet
	@$(BIN)/python -m tests.house.catalogue

lint: $(VENV)/dev  ## walls, style, types
	@$(BIN)/python -m tests.run --only lint

lock: $(VENV)/uv  ## renew the locked requirements
	@$(BIN)/uv lock --upgrade --quiet
	@$(BIN)/uv export --quiet --no-emit-project --no-header --no-dev -o requirements/run.txt
	@$(BIN)/uv export --quiet --no-emit-project --no-header -o requirements/dev.txt
	@rm -f uv.lock

clean:           ## removes the environment and the demo practice
	@rm -rf $(VENV) var
