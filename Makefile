# Two commands do all the setting up: `make episode` and `make test`.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
  $$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
  && echo $$p && break; done)
BIN := .venv/bin
PACKAGES := schemas canon director generators orchestrator webui
STUDIO ?= studio

need_python = @test -n "$(PYTHON)" || { echo "AniGen needs Python 3.11 or newer, with venv: make PYTHON=/path/to/python"; exit 1; }

.PHONY: episode up test check clean

episode: .venv/local        ## make one real episode in ./studio and say where to watch it
	@$(BIN)/anigen init $(STUDIO)
	@$(BIN)/anigen make --studio $(STUDIO)

up: .venv/local             ## run the studio: an episode every hour, and the site
	@$(BIN)/anigen up --studio $(STUDIO)

test: .venv/dev             ## run every test
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

check: .venv/dev            ## style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/local: pyproject.toml
	$(call need_python)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[local]'
	@$(BIN)/python -m compileall -q $(PACKAGES)
	@touch $@

.venv/dev: pyproject.toml
	$(call need_python)
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch .venv/local $@

clean:                      ## forget the environment; the studio stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache
