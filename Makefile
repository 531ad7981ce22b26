# Everything that is done with this project. `make` alone lists it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:
.NOTPARALLEL:
.PHONY: help setup train run shell doctor bookings test faults check benchmark lock clean
MAKEFLAGS += --no-builtin-rules --no-print-directory

# Settings come from the environment and .env; `exec` hands Ctrl-C and `kill` on to what was started.
WITH_SETTINGS := . scripts/env.sh && exec
# uv from this machine, or else one of this project's own.
UV := $(or $(shell command -v uv 2>/dev/null),$(CURDIR)/.uv/bin/uv)

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

setup: train ## make the environment in .venv, prepare the sentence encoder, train

train: .venv/synced ## train into models/ when data, facts or code changed
	@$(WITH_SETTINGS) python -m scripts.train

run: train ## start the assistant on 127.0.0.1:5005 (PORT=5006 HOST=0.0.0.0 for others)
	@$(WITH_SETTINGS) python -m scripts.run --host "$${HOST:-127.0.0.1}" --port "$${PORT:-5005}"

shell: train ## talk to the assistant in this terminal
	@$(WITH_SETTINGS) python -m scripts.shell

doctor: .venv/synced ## check that everything is set up (ARGS=--online asks the apps and the mail server, too)
	@$(WITH_SETTINGS) python -m scripts.doctor --host "$${HOST:-127.0.0.1}" --port "$${PORT:-5005}" $(ARGS)

bookings: .venv/synced ## staff commands on bookings (ARGS="list", "show HKX-473", "--help")
	@$(WITH_SETTINGS) python -m clinic.staff $(or $(ARGS),list)

test: setup ## run all tests (ARGS="-k pain" for some)
	@$(WITH_SETTINGS) python -m pytest $(ARGS)

faults: setup ## push bookings through while servers are killed (ARGS="--bookings 1000 --seed 7")
	@$(WITH_SETTINGS) python -m pytest -m faults tests/faults $(ARGS)

check: .venv/synced ## lint, check types, validate the training data
	@$(WITH_SETTINGS) ruff check --quiet --output-format concise .
	@$(WITH_SETTINGS) mypy
	@$(WITH_SETTINGS) python -m scripts.validate

benchmark: setup ## compare with Rasa's stock pipeline (ARGS="--stock-epochs 5": minutes, without: hours)
	@$(WITH_SETTINGS) python -m benchmarks.compare $(ARGS)

lock: | $(UV) ## choose versions for pyproject.toml anew (ARGS=--upgrade for the newest)
	@$(UV) pip compile --quiet pyproject.toml --group dev --universal --python-version 3.10 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	  --output-file requirements.txt $(ARGS)
	@echo "requirements.txt is up to date."

clean: ## delete the environment, the encoder, all models and caches
	rm -rf .venv .uv .uv-log .encoder .rasa models .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The environment, made again when the Python version changes and synced when the lock does.
.venv/synced: requirements.txt .venv/made
	@echo "Installing what requirements.txt names; the first time this fetches about 1 GB."
	@$(UV) pip sync --python .venv --require-hashes --compile-bytecode requirements.txt
	@$(WITH_SETTINGS) python -m extensions.nlu.minilm
	@touch $@

.venv/made: .python-version | $(UV)
	@UV="$(UV)" sh scripts/make_venv.sh
	@touch $@

$(CURDIR)/.uv/bin/uv:
	@sh scripts/get_uv.sh
