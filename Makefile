# `make demo` shows what this is; `make check` runs all that CI runs. Python 3.11 or newer is all you need;
# after the first installation everything works offline.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq install --constraint constraints.txt
DATE   := 2024-04-19

.DEFAULT_GOAL := help
.PHONY: help demo test explorer lint types imports docs check bench fuzz clean browser services frontend

help:  ## say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:[^#]*## /\t/' | while IFS='	' read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

demo: $(VENV)/.installed  ## install, build the graph of the example article, ask it one question
	$(BIN)/kg build examples/blinken-china.txt --published $(DATE) --output output
	@echo
	@echo 'One question about it: who met or will meet whom?  (kg query meetings)'
	@$(BIN)/kg query meetings output/graph.trig
	@echo
	@echo 'Open output/explorer.html in a browser to look at the graph; `$(BIN)/kg queries` lists more questions.'

test: $(VENV)/.installed-dev browser services  ## run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev  ## ruff, rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.installed-dev  ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.installed-dev  ## the direction of imports between rooms
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/.installed-dev  ## every command, option, question and term is documented
	$(BIN)/python -m pytest -q tests/docs

check: test lint types imports docs frontend  ## all of these

explorer:  ## build the explorer's page from explorer/ (needs node)
	cd explorer && npm ci --no-audit --no-fund && npm run build

frontend:  ## types and tests of the explorer's sources, and that the built files are theirs (needs node)
	cd explorer && npm ci --no-audit --no-fund && npm run check && npm test && node build.mjs --check

bench: $(VENV)/.installed  ## measure speed
	$(BIN)/python benchmarks/speed.py

fuzz: $(VENV)/.installed-dev  ## throw hostile input at every reader, a minute for each (tools/fuzz)
	$(PIP) --editable '.[fuzz]'
	$(BIN)/python -m tools.fuzz --engine atheris

clean:  ## remove what was made, the virtual environment too
	rm -rf $(VENV) output build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache fuzz-faults
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Statecraft needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...' >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made; on Debian and Ubuntu run: apt-get install python3-venv" >&2; exit 2; }
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/.python
	@echo 'Installing Statecraft and what it needs into $(VENV) (once; about a minute) ...'
	@$(PIP) --editable .
	@$(BIN)/python -m compileall -q kg
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/.python
	@echo 'Installing Statecraft and what its tests need into $(VENV) (once; about a minute) ...'
	@$(PIP) --editable '.[dev]'
	@$(BIN)/python -m compileall -q kg
	@touch $@ $(VENV)/.installed

browser:
	@sh .ci/browser

services:
	@sh .ci/services
