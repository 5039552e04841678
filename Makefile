# Each target does all its own set-up: a virtual environment with the exact versions of constraints.txt.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# As many test processes as there are cores; the tests of one file stay together, since they share what they start.
PYTEST_FLAGS ?= -n auto --dist loadfile

.PHONY: run test proof bench format clean

run: $(VENV)/.installed
	$(BIN)/python -m bot

test: $(VENV)/.installed-development
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check README.md
	$(BIN)/pytest $(PYTEST_FLAGS)

# Long runs: digests delivered exactly once in 500 random lives of the bot, 2,000 of them due in one minute, records
# filed wholly in 200 lives of the command; answers, lists and views over 100,000 records; 200 commands a second for a
# minute; 10,000 records filed.
proof: $(VENV)/.installed-development
	PROOF_RUNS=500 PROOF_DIGESTS=2000 PROOF_RECORDS=100000 $(BIN)/pytest -q tests/proof $(PYTEST_FLAGS)
	$(BIN)/python -m bench.load
	$(BIN)/python -m bench.intake --least 50 --most 20

format: $(VENV)/.installed-development
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/cog -r README.md

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-development: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[development]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
