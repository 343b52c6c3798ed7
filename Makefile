PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.installed

# A lock, not a range: everybody gets the very files whose hashes were checked in.
PIP := $(BIN)/pip --disable-pip-version-check

# In CI nothing is rewritten, only judged.
FORMAT := $(BIN)/ruff format $(if $(CI),--check) .

.PHONY: up demo gallery test faults check lock

up: $(READY)
	$(BIN)/darkroom up

demo: $(READY)
	$(BIN)/darkroom demo

gallery: $(READY)
	$(BIN)/darkroom gallery

test: $(READY)
	$(BIN)/pytest

# The kills, outages and races, the slow ones included.
faults: $(READY)
	$(BIN)/pytest tests/faults tests/activities tests/workflows -m 'slow or not slow'

check: $(READY)
	$(FORMAT)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=/path/to/it")'
	@echo 'Setting up .venv: about a minute, once.'
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@$(PIP) install -q --require-hashes -r requirements.lock
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

lock:
	tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	$(PYTHON) -m venv "$$tool" && "$$tool/bin/pip" install --disable-pip-version-check -q uv && \
	"$$tool/bin/uv" pip compile --quiet --generate-hashes --no-emit-index-url --universal --group dev \
		pyproject.toml -o requirements.lock
