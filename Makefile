# make lab    set up what is missing and open the first lesson (LESSONS=zh for the Chinese edition)
#             (on a machine without a screen: LAB_OPTIONS=--no-browser)
# make test   set up what is missing and run every check
# Others: lock, lessons (run them anew), bench, format, clean. Kept to what GNU make 3.81 (macOS) understands.

PYTHON ?= python3
LESSONS ?= en
LAB_OPTIONS ?=
JOBS ?= 2
UV ?= uv

BIN = .venv/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
STAMP = .venv/.set-up
NBGRADER = .venv/nbgrader
BENCH_STAMP = .venv-bench/.set-up
# Lessons and tests may call the command `gongwen`. Only recipes that run after the set-up see this.
IN_ENV = PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: help lab test setup lock lessons bench format clean

help:
	@sed -n '1,4s/^# //p' Makefile

setup: $(STAMP)

# jieba comes as source only. Its build tool is taken from the lock first, so that nothing outside
# the lock is fetched; the package itself then needs no download at all.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This kit needs Python 3.11 or newer, which '$(PYTHON)' is not. Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; \
	  exit 2; }
	@echo "Setting up .venv from requirements.lock (some minutes the first time) ..."
	@$(PYTHON) -m venv .venv
	@sed -n '/^setuptools==/,/# via/p' requirements.lock > .venv/build.lock
	@$(PIP) install --require-hashes -r .venv/build.lock
	@$(PIP) install --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# The options keep JupyterLab from asking the network for news, updates and extensions. In a
# container one is often root, which it refuses unless told that this is meant.
lab: setup
	@set -- lessons/$(LESSONS)/00*.ipynb; \
	if [ ! -f "$$1" ]; then echo "No first lesson in lessons/$(LESSONS): LESSONS is en or zh." >&2; exit 2; fi; \
	as_root=; if [ "$$(id -u)" = 0 ]; then as_root=--allow-root; fi; \
	$(IN_ENV) $(BIN)/python -m jupyterlab $$as_root $(LAB_OPTIONS) \
	  --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
	  --LabApp.news_url=None --LabApp.extension_manager=readonly \
	  --LabApp.default_url="/lab/tree/$$1"

# nbgrader, which grades assignments, is only tested with. In a folder of its own Jupyter does not see
# its extensions, so that no learner does.
$(NBGRADER)/.set-up: $(STAMP) tests/nbgrader.lock
	@rm -rf $(NBGRADER)
	@$(PIP) install --no-deps --require-hashes --target $(NBGRADER) -r tests/nbgrader.lock
	@touch $@

# One pytest run holds everything (linters and type checker are tests too), so that its last line
# speaks for everything. A notebook's cells share a kernel: loadfile keeps them on one worker. Files
# are taken in their own order, so that those with the browser, which take longest, come first.
test: setup $(NBGRADER)/.set-up
	@$(IN_ENV) GONGWEN_NBGRADER="$(CURDIR)/$(NBGRADER)" $(BIN)/python -m pytest -q -rfEs -n $(JOBS) --dist loadfile --no-loadscope-reorder \
	  --nbval --nbval-current-env --nbval-sanitize-with tests/nbval-sanitize.cfg

lock:
	@command -v $(UV) >/dev/null || { echo "make lock needs the tool uv: pip install uv" >&2; exit 2; }
	$(UV) pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --quiet --output-file requirements.lock
	$(UV) pip compile benchmarks/requirements.in --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	  --quiet --output-file benchmarks/requirements.lock
	$(UV) pip compile tests/nbgrader.in -c requirements.lock --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet > tests/nbgrader.all
	$(PYTHON) tests/beyond_lock.py < tests/nbgrader.all > tests/nbgrader.lock
	@rm tests/nbgrader.all

lessons: setup
	@$(IN_ENV) $(BIN)/python tests/refresh_lessons.py

# conc, which the kit is timed beside, has pins of its own and so an environment of its own.
$(BENCH_STAMP): benchmarks/requirements.lock
	@echo "Setting up .venv-bench for the benchmark ..."
	@rm -rf .venv-bench; $(PYTHON) -m venv .venv-bench && \
	  .venv-bench/bin/python -m pip --disable-pip-version-check --quiet \
	    install --require-hashes -r benchmarks/requirements.lock && touch $@ || { \
	  rm -rf .venv-bench; echo "conc cannot be installed here: its row stays empty." >&2; }

bench: setup $(BENCH_STAMP)
	@for script in benchmarks/bench_*.py; do $(IN_ENV) $(BIN)/python "$$script" || exit 1; done

format: setup
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

clean:
	rm -rf .venv .venv-bench build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . \( -name __pycache__ -o -name .ipynb_checkpoints -o -name '*.egg-info' \) -prune \
	  -exec rm -rf {} +
