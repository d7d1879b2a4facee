# Every target sets up what it needs. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := $(BIN)/python -m macros

# `make site ENGINE=properdocs` renders with MkDocs' fork, which is installed with what tests need.
export ENGINE
# Each target starts Python many times: what is compiled is kept.
unexport PYTHONDONTWRITEBYTECODE
OTHER_ENGINE := $(if $(filter properdocs,$(ENGINE)),$(VENV)/dev)

.DEFAULT_GOAL := help
.PHONY: help new serve site validate offline edition release check verify due links schemas words language pictures benchmarks search-report lint format test test-all lock clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

serve: $(VENV)/build ## Show the guide on http://127.0.0.1:8000/, rebuilt on every edit
	$(SITE) serve

site: $(VENV)/build $(OTHER_ENGINE) ## Build the guide with all its downloads into site/; a failed build leaves site/ as it was
	$(SITE) build

offline: $(VENV)/build $(OTHER_ENGINE) ## Pack the guide into dist/, to be opened from a disk without a network
	$(SITE) offline

edition: $(VENV)/build ## Write a commented local edition, edition.yml, to begin with
	$(SITE) edition

release: $(VENV)/build ## Give what has changed a version and today's date: VERSION=0.3.0
	@$(SITE) release --version "$(VERSION)"

new: $(VENV)/build ## Write a new guide to begin with: TO=../my-guide (SIZE=small or full, NAME="What it is called")
	@$(SITE) new --to "$$TO" --size "$$SIZE" --name "$(if $(findstring command,$(origin NAME)),$$NAME)"

validate: $(VENV)/build ## Check data, pages and edition without building, in seconds
	@$(SITE) validate

check: site ## Build, and check every link, anchor, file, title and id of the built site
	$(SITE) check

verify: $(VENV)/build ## Compare a deployed copy with site/: TARGET=folder or address (FROM=another site or archive)
	@$(SITE) verify --target "$(or $(TARGET),site)" $(if $(FROM),--source "$(FROM)")

due: $(VENV)/build ## List what an editor should look at again
	@$(SITE) due

links: site ## Ask for every outside link (needs the internet, takes minutes)
	@$(SITE) links

schemas: $(VENV)/build ## Write docs/data/schema/ anew after a change of the model
	$(SITE) schemas

words: $(VENV)/build ## List the words that docs/data/words.yml may replace, with their texts
	$(SITE) words

language: site ## Report reading ease, long sentences, passives and unknown words per page
	$(SITE) language

pictures: site $(VENV)/dev $(VENV)/browser ## Render every page (desktop, tablet, phone, dark, print) to .build/pictures/
	$(BIN)/python -m tests.pictures

benchmarks: $(VENV)/dev $(VENV)/browser $(VENV)/checkers ## Measure against stock and write benchmarks/README.md (PART=build for a part)
	$(BIN)/python -m benchmarks $(PART)

search-report: $(VENV)/dev $(VENV)/browser $(VENV)/checkers ## Ask the questions and queries of our search, stock Material and Pagefind
	$(BIN)/python -m tests.search.report

lint: $(VENV)/dev ## Check the code: ruff, and mypy in strict mode
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev ## Format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: $(VENV)/dev $(VENV)/browser $(VENV)/checkers ## Run the tests a developer runs before a commit
	$(BIN)/python -m pytest $(WORKERS) -m "not long"

test-all: $(VENV)/dev $(VENV)/browser $(VENV)/checkers ## Run all tests, the long ones too
	$(BIN)/python -m pytest $(WORKERS)

# A file is tested by one worker, since its tests share what they open; the slowest files come first.
# One worker more than processors: a browser is often waited for.
WORKERS = -n $(shell $(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)') --dist loadfile --no-loadscope-reorder

lock: $(VENV)/dev ## Lock the dependencies of pyproject.toml anew, with hashes
	$(BIN)/uv pip compile -q $(LOCK) -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile -q $(LOCK) -o requirements-dev.txt -c requirements.txt --group dev pyproject.toml

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

clean: ## Remove what was made (the published site/ and dist/ too)
	rm -rf $(VENV) .build site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What is installed, as empty files that are newer than their lock.
$(VENV)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/build: requirements.txt | $(VENV)/python
	@echo "Setting up $(VENV) (a minute the first time) …"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m macros.build.prepare
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(VENV)/build
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/browser: tests/browser_setup.py | $(VENV)/dev
	$(BIN)/python tests/browser_setup.py
	@touch $@

$(VENV)/checkers: tests/checkers/package-lock.json tests/checkers_setup.py | $(VENV)/dev
	$(BIN)/python tests/checkers_setup.py
	@touch $@
