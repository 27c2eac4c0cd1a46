# make run   the dashboard on port 8501, built from the shipped data on first start
# make test  everything the tests need, then the tests (in CI: make check)
# make check lint, types and tests
# make fix   format, and mend what lint can mend
# make lock  pin requirements with hashes again, after a change of requirements*.txt

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check
PORT ?= 8501

.PHONY: run test check lint types tests chromium fix lock

run: $(VENV)/run.stamp
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT)

test: $(if $(CI),check,tests)

check: lint types tests

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

tests: $(VENV)/test.stamp chromium
	$(BIN)/python -m pytest

fix: $(VENV)/test.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/run.stamp: requirements.lock
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed: make PYTHON=...')"
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test.stamp: requirements-dev.lock $(VENV)/run.stamp
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	touch $@

# The browser tests look for a Chromium themselves and are skipped with the reason where there is none.
chromium:
	@if [ -n "$$CHROMIUM" ] || command -v chromium || command -v chromium-browser || command -v google-chrome; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; \
	else false; fi >/dev/null || echo "No Chromium here and none could be installed: the browser tests will be skipped."

lock: $(VENV)/test.stamp
	$(PIP) install --quiet uv
	for name in requirements requirements-dev; do $(BIN)/uv pip compile $$name.txt -o $$name.lock --quiet --upgrade \
	  --universal --python-version 3.11 --generate-hashes --no-annotate --no-header; done
