# The one place for commands. `make demo` and `make test` need Python >= 3.11 with venv, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check bench lint types clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[test]'
	touch $@

demo: $(STAMP)  ## build the graph of the sample pages and export it into exports/
	$(BIN)/kg build --replace --store exports/demo.kg.store seeds/news
	$(BIN)/kg export --format ttl --store exports/demo.kg.store -o exports/demo.ttl
	$(BIN)/kg export --format jsonl --store exports/demo.kg.store -o exports/demo.jsonl
	$(BIN)/kg export --format html --store exports/demo.kg.store -o exports/demo.html
	@echo "exports/demo.ttl  exports/demo.jsonl  exports/demo.html"

test: $(STAMP)  ## the whole suite
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

check: lint types test  ## what CI runs

bench: $(STAMP)  ## speed, as ratios against named baselines of the same run
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) exports/demo.kg.store exports/demo.html
