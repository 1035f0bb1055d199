# A person's and CI's commands are the same. Each of them installs into .venv what it needs.
#
#   make report                               the report of the given article, in reports/
#   make report ARTICLE=path PUBLISHED=date   of your own one; the day as YYYY-MM-DD
#   make report ARTICLE=address PRIVATE=1     of one on this machine or in its private network
#   make report LANGUAGE=fr                   the page in French, or LANGUAGE=en; without it the article's own language
#   make lab                                  JupyterLab, on the first notebook
#   make lab ARTICLE=path                     on the notebook beside the report of your own one
#   make test    make lint    make score GOLD=file (OPTIONS=--no-syntax)
#   make unseen TEXTS=file-or-folder          what cannot be right in texts that nobody annotated
#   make bench (FILE=articles, SENTENCES=annotated, BEFORE=revision)
#   make sums                                 sentences that state a sum, made by the hundred: how many are read right
#   make gallery    make fuzz    make readme

PYTHON ?= python3
ARTICLE ?= defection
PUBLISHED ?=
OPTIONS ?=
PRIVATE ?=
ASKED_PRIVATE = $(if $(filter-out 0,$(PRIVATE)),--private)
export ARTICLE PUBLISHED GOLD TEXTS FILE SENTENCES SECONDS BEFORE

# A system's own LANGUAGE («en_GB:en») is no wish for a page: from the environment only the two that there are count.
PAGE_LANGUAGE := $(if $(filter command,$(firstword $(origin LANGUAGE))),$(LANGUAGE),$(filter en fr,$(LANGUAGE)))
export PAGE_LANGUAGE

VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip --disable-pip-version-check --no-input --quiet --quiet install --root-user-action=ignore
INSTALLED := $(VENV)/installed
EQUIPPED := $(VENV)/equipped

# The stamps say for which folder the environment was finished: one that was left half-made, copied or moved, or whose
# Python is gone, is made anew.
ifneq ($(shell cat $(INSTALLED) 2>/dev/null),$(CURDIR))
$(shell rm -f $(INSTALLED) $(EQUIPPED))
else ifneq ($(shell $(RUN) -c 'print(1)' 2>/dev/null),1)
$(shell rm -f $(INSTALLED) $(EQUIPPED))
endif

.PHONY: report lab test lint format bench sums score unseen gallery fuzz readme lock clean
.DELETE_ON_ERROR:

report: $(INSTALLED)
	@$(RUN) -m cited_figures report "$$ARTICLE" --published "$$PUBLISHED" --language "$$PAGE_LANGUAGE" $(ASKED_PRIVATE)

lab: $(INSTALLED)
	@$(RUN) -m cited_figures lab $(if $(filter file,$(origin ARTICLE)),,"$$ARTICLE") --published "$$PUBLISHED" $(ASKED_PRIVATE)

test: $(EQUIPPED)
	$(RUN) -m pytest

lint: $(EQUIPPED)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(RUN) -m nbstripout --keep-id --verify notebooks/*.ipynb
	$(RUN) -m tests.installed

format: $(EQUIPPED)
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .
	$(RUN) -m nbstripout --keep-id notebooks/*.ipynb

score: $(INSTALLED)
	@test -n "$$GOLD" || { echo "Name the annotated file: make score GOLD=articles.jsonl" >&2; exit 2; }
	@$(RUN) -m cited_figures score $(OPTIONS) "$$GOLD"

unseen: $(INSTALLED)
	@test -n "$$TEXTS" || { echo "Name the texts: make unseen TEXTS=folder" >&2; exit 2; }
	@$(RUN) -m cited_figures unseen $(OPTIONS) "$$TEXTS"

bench: $(EQUIPPED)
	@if [ -n "$$SENTENCES" ]; then $(RUN) -m benchmarks.sentences "$$SENTENCES"; else $(RUN) -m benchmarks.bench; fi

sums: $(EQUIPPED)
	@$(RUN) -m benchmarks.sums $(OPTIONS)

gallery: $(INSTALLED)
	@$(RUN) -m cited_figures gallery

fuzz: $(EQUIPPED)
	@$(RUN) -m fuzz.figures $(or $(SECONDS),1800)

# The parts of README.md that follow from the code: the codebook, the picture, the measured quality.
readme: $(INSTALLED)
	@$(RUN) -m cited_figures readme

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed. Name one: make $(MAKECMDGOALS) PYTHON=python3.13" >&2; exit 2; }
	@echo "Installing into $(VENV) (about a minute, once) …"
	@rm -f $(INSTALLED) $(EQUIPPED)
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@pwd -P > $@

$(EQUIPPED): requirements-dev.lock $(INSTALLED)
	@echo "Installing what the tests need …"
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

# Writes the locks anew from requirements.txt and requirements-dev.txt; needs uv.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	  --no-emit-package cited-figures requirements.txt -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	  --no-emit-package cited-figures -c requirements.lock requirements-dev.txt -o requirements-dev.lock

clean:
	rm -rf $(VENV) reports build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
