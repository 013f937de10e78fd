# One way to do each thing, for people and for .ci/run alike.

.DEFAULT_GOAL := help

.PHONY: help install chat test check eval format package clean

PYTHON ?= python3
# The optional parts that go into .venv; .ci/run asks for more of them.
EXTRAS ?= test,eval,check

# The stamp stands for a finished installation, so that a second run has nothing to do until
# pyproject.toml changes. It is touched last: an installation that was cut short is run again.
STAMP := .venv/.installed

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv with all it needs (PYTHON=python3.12 picks another Python)

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; \
		sys.exit(sys.version_info < (3, 11) and "This is Python " + sys.version.split()[0])' || { \
		echo "On the Record needs Python 3.11 or later, and $(PYTHON) is not that." \
			"Name another: make PYTHON=python3.12 install" >&2; \
		exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --upgrade pip # That of Python 3.11 takes nearly twice as long.
	.venv/bin/python -m pip install --editable '.[$(EXTRAS)]'
	@touch $@

chat: install ## Open the chat in a browser, with the sample record in the store
	.venv/bin/ontherecord add --sample
	.venv/bin/ontherecord chat

# Each process loads the embedding model, so that more than four are not worth their memory.
test: install ## Run the tests
	.venv/bin/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: install ## Check style, formatting, types and the arrows between packages
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

eval: install ## Measure the shipped benchmark against the committed figures
	.venv/bin/ontherecord eval gate

format: install ## Format the code and mend what ruff can mend
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

# setuptools copies whatever an earlier build left in build/, deleted modules included.
package: install ## Build the wheel into dist/
	rm -rf build dist
	.venv/bin/python -m build --wheel

# The environment takes long to make and the store holds the user's records: both stay.
clean: ## Remove what was built and cached; .venv and the store stay
	rm -rf build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find assistant eval index tests ui -name __pycache__ -prune -exec rm -rf {} +
