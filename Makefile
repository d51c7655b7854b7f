# Everything runs in .venv, made from the hash-pinned locks; nothing else on the machine is touched.
# Another Python: make PYTHON=python3.13 …

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install -qq --disable-pip-version-check
UV     := $(BIN)/uv

.DEFAULT_GOAL := help
.PHONY: help advise test lint format types golden browser chromium coverage mutants bench lock sbom pyz

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

advise: $(VENV)/.app  ## advice on a documented incident, without questions
	@$(BIN)/wegenkaart advise --answers examples/telefoonstoring-112-2019.yaml

test: lint types  ## every check: ruff, mypy, pytest
	$(BIN)/pytest

lint: $(VENV)/.dev $(VENV)/.app  ## ruff: rules and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev $(VENV)/.app  ## mypy, strict
	$(BIN)/mypy

format: $(VENV)/.dev  ## mend layout and what ruff can mend by itself
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

golden: $(VENV)/.dev $(VENV)/.app  ## refresh the golden screens; read the diff before you commit it
	$(BIN)/pytest -q --golden
	git diff --stat -- tests docs README.md src/wegenkaart/schema

browser: chromium $(VENV)/.dev $(VENV)/.app  ## the pages in a real browser, without a network
	$(BIN)/pytest tests/browser

# From Debian, and only where it is missing. It needs root; without it the tests that look at pages are skipped.
chromium:
	@command -v chromium >/dev/null 2>&1 && command -v pdfinfo >/dev/null 2>&1 || { \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium poppler-utils >/dev/null; }

coverage: $(VENV)/.dev $(VENV)/.app  ## which lines and branches no test reaches
	$(BIN)/pytest -q --cov

mutants: $(VENV)/.dev $(VENV)/.app  ## break engine, checks, reader and clock on purpose: do the tests notice?
	@rm -rf mutants
	$(BIN)/mutmut run 'wegenkaart.*'
	@$(BIN)/mutmut results --all=true | $(BIN)/python tests/mutation_score.py

bench: $(VENV)/.app  ## start-up time, as a multiple of bare Python
	$(BIN)/python benchmarks/startup.py

# uv.lock is the lock; the requirements files say the same to plain pip (docs/adr/0005-dependencies.md).
EXPORT = $(UV) export -q --locked --no-emit-project --format requirements.txt
lock: $(VENV)/.dev  ## renew the locks after a change in pyproject.toml
	$(UV) lock
	$(EXPORT) --no-default-groups -o requirements.txt
	$(EXPORT) --only-group build -o requirements-build.txt
	$(EXPORT) -o requirements-dev.txt

sbom: $(VENV)/.dev $(VENV)/.app  ## the bill of materials: every package, hash and licence (CycloneDX)
	@$(BIN)/python shipping/sbom.py

# For another system: make pyz PLATFORM=win_amd64. For another Python: make PYTHON=python3.13 pyz, in a fresh checkout.
PLATFORM :=
pyz: $(VENV)/.app  ## one file that runs with nothing installed but Python
	@$(BIN)/python shipping/pyz.py $(if $(PLATFORM),--platform $(PLATFORM))

# The three stamps: run-time packages, this checkout, development tools. A changed lock makes its stamp old.
$(VENV)/.run: requirements.txt requirements-build.txt
	@$(PYTHON) -c 'import sys; sys.exit("wegenkaart needs Python 3.11 or later. Say which: make PYTHON=python3.11 ..." if sys.version_info < (3, 11) else 0)'
	@echo "Making $(VENV); this takes a moment the first time." >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --require-hashes -r requirements.txt -r requirements-build.txt
	@touch $@

$(VENV)/.app: $(VENV)/.run pyproject.toml
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
