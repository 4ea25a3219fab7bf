# The project's commands. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
ORACLES := .venv-oracles

.PHONY: help run class demo test lint bench chaos messages oracles format lock clean
.DEFAULT_GOAL := help

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/core.stamp ## serve on this machine
	@$(RUN) manage.py serve

class: export HOST := $(or $(HOST),0.0.0.0)
class: $(VENV)/core.stamp ## serve a class on the local network, over plain HTTP
	@$(RUN) manage.py serve

demo: $(VENV)/core.stamp ## serve on this machine, with a class in mid-debate
	@$(RUN) manage.py serve --demo

test: $(VENV)/test.stamp ## run every test on SQLite and on PostgreSQL (ARGS="tests/rankings -x")
	@$(RUN) -m tests.run $(ARGS)

lint: $(VENV)/test.stamp ## check style, templates, rooms, types and migrations
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@git ls-files -z 'templates/*.html' | xargs -0 -r $(VENV)/bin/djade --check --target-version 5.2
	@$(VENV)/bin/lint-imports
	@$(RUN) -m mypy
	@$(RUN) manage.py makemigrations --check --dry-run

bench: $(VENV)/test.stamp ## measure rankings, ballots, the verdict and streams (ARGS=rankings)
	@$(RUN) -m bench $(ARGS)

chaos: $(VENV)/test.stamp ## break server, network and database under load, and write docs/chaos.md
	@$(RUN) -m tests.chaos.report $(ARGS)

messages: $(VENV)/core.stamp ## gather what is to be translated, and compile what is (GNU gettext)
	@$(RUN) manage.py makemessages --all $(MESSAGES)
	@$(RUN) manage.py compilemessages --verbosity 0
MESSAGES := --extension html,py,svg,txt --no-location --no-obsolete --no-wrap --ignore tests --ignore docs --ignore bench --ignore '.venv*'

oracles: $(ORACLES)/stamp ## ask independent libraries anew what tests/rankings compares us with
	@$(ORACLES)/bin/python -m tests.rankings.oracles.make $(ARGS)

format: $(VENV)/test.stamp ## lay out Python and templates
	@$(RUN) -m ruff check --fix-only --quiet
	@$(RUN) -m ruff format --quiet
	@git ls-files -z 'templates/*.html' | xargs -0 -r $(VENV)/bin/djade --target-version 5.2 || true

lock: $(VENV)/test.stamp ## pin the dependencies of pyproject.toml, with hashes
	@$(VENV)/bin/uv pip compile --quiet $(LOCK) --output-file requirements/core.txt pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet $(LOCK) --output-file requirements/citations.txt --extra citations \
		--constraints requirements/core.txt pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet $(LOCK) --output-file requirements/office.txt --extra office \
		--constraints requirements/core.txt pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet $(LOCK) --output-file requirements/test.txt --extra test \
		--extra citations --extra office --constraints requirements/core.txt pyproject.toml
	@$(VENV)/bin/uv pip compile --quiet $(LOCK) --output-file requirements/oracles.txt --group oracles
LOCK := --universal --generate-hashes --python-version 3.11 --no-header --no-emit-index-url --no-annotate

clean: ## remove what was installed and cached, but never var/ with its data
	@rm -rf $(VENV) $(ORACLES) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/core.stamp: requirements/core.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Python 3.11 or newer is needed; name it with PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo 'sudo apt install python3-venv'; exit 1; }
	@echo 'Installing into $(VENV) (once)'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements/core.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/core.stamp
	@echo 'Installing the tools for tests into $(VENV) (once)'
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@touch $@

$(ORACLES)/stamp: requirements/oracles.txt | $(VENV)/core.stamp
	@echo 'Installing independent libraries into $(ORACLES) (once, 0.8 GB)'
	@$(PYTHON) -m venv $(ORACLES)
	@$(ORACLES)/bin/python -m pip --disable-pip-version-check --quiet install \
		--require-hashes --requirement requirements/oracles.txt
	@touch $@
