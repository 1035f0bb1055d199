# A person's and CI's commands are the same. Each of them installs into .venv what it needs.
#
#   make report                               the report of the given article, in reports/
#   make report ARTICLE=path PUBLISHED=date   of your own one; the day as YYYY-MM-DD
#   make report ARTICLE=address PRIVATE=yes   of one on this machine or in its private network
#   make report LANGUAGE=fr                   the page in French, or LANGUAGE=en; without it the article's own language
#   make lab                                  JupyterLab, on the first notebook
#   make lab ARTICLE=path                     on the notebook beside the report of your own one
#   make test    make lint    make score GOLD=file (OPTIONS=--no-syntax)
#   make unseen TEXTS=file-or-folder          what cannot be right in texts that nobody annotated
#   make rules TEXTS=file-or-folder           how many texts each row of the lexicons fires in
#   make lexicons (OPTIONS=--check)           what is wrong with rows, and the forms of the verbs, made anew
#   make bench (FILE=articles, SENTENCES=annotated, BEFORE=revision; CORPUS=articles.jsonl: what reading very many costs)
#   make sums (OPTIONS=--misses)              sentences that state a sum, made by the hundred: how many are read right
#   make gallery (TEXTS=file-or-folder OPTIONS='--first 10')    make readme
#   make fuzz (SECONDS=1800)    make mutants (SAMPLE=300)

PYTHON ?= python3
ARTICLE ?= defection
PUBLISHED ?=
OPTIONS ?=
PRIVATE ?=
ASKED_ARTICLE := $(filter-out file,$(origin ARTICLE))
# A system's own LANGUAGE («en_GB:en») is no wish for a page: from the environment only the two that there are count.
ASKED_LANGUAGE := $(filter command,$(firstword $(origin LANGUAGE)))

# What a person gives reaches the program as it was typed: make would expand «$$id», and run «$$(shell …)».
GIVEN := ARTICLE PUBLISHED LANGUAGE OPTIONS PRIVATE GOLD TEXTS FILE SENTENCES SECONDS SAMPLE BEFORE CORPUS
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export ARTICLE PUBLISHED GOLD TEXTS FILE SENTENCES SECONDS SAMPLE BEFORE CORPUS OPTIONS

PAGE_LANGUAGE := $(if $(ASKED_LANGUAGE),$(LANGUAGE),$(filter en fr,$(LANGUAGE)))
export PAGE_LANGUAGE
ASKED_PRIVATE := $(if $(filter 1 y Y yes Yes YES o O oui Oui OUI true True TRUE on On ON,$(PRIVATE)),--private)
quoted = '$(subst ','\'',$(1))'

# With `make -C folder` a person stands elsewhere, and paths count from there; reports stay in this folder.
ifneq ($(findstring w,$(filter-out --%,$(firstword -$(MAKEFLAGS)))),)
export STANDS := $(value PWD)
export PROJECT := $(CURDIR)
CALL = cd "$$STANDS" && $(if $(filter /%,$(RUN)),,"$$PROJECT"/)$(RUN) -P
TO := --to="$$PROJECT/reports"
else
CALL = $(RUN)
endif

VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip --disable-pip-version-check --no-input --quiet --quiet install --root-user-action=ignore
# Of pip's own settings in the environment those count that say where packages come from; the hashes say which they are.
# Should that fail, they are left out too.
PIP_PLACES := PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_CERT PIP_CLIENT_CERT PIP_PROXY PIP_TRUSTED_HOST \
  PIP_DEFAULT_TIMEOUT PIP_CACHE_DIR PIP_CONFIG_FILE
unexport PIP_NOTHING $(filter-out $(PIP_PLACES),$(filter PIP_%,$(.VARIABLES)))
ISOLATED := --isolated $${PIP_CERT:+--cert "$$PIP_CERT"} $${PIP_PROXY:+--proxy "$$PIP_PROXY"}
INSTALLED := $(VENV)/installed
EQUIPPED := $(VENV)/equipped

# The stamps say for which folder the environment was finished: one that was left half-made, copied or moved, or whose
# Python is gone, is made anew.
ifneq ($(shell cat $(INSTALLED) 2>/dev/null),$(CURDIR))
$(shell rm -f $(INSTALLED) $(EQUIPPED))
else ifneq ($(shell $(RUN) -c 'print(1)' 2>/dev/null),1)
$(shell rm -f $(INSTALLED) $(EQUIPPED))
endif

# The conjugator stands apart and runs in its own folder: it pins another numpy than the project, and writes a log.
CONJUGATES := .venv-lexicons
CONJUGATOR := $(CONJUGATES)/bin/python
ifneq ($(shell cat $(CONJUGATES)/installed 2>/dev/null),$(CURDIR))
$(shell rm -f $(CONJUGATES)/installed)
endif

.PHONY: report lab test lint format bench sums score unseen rules lexicons gallery fuzz mutants readme lock clean
.DELETE_ON_ERROR:

report: $(INSTALLED)
	@$(CALL) -m cited_figures report --published="$$PUBLISHED" --language="$$PAGE_LANGUAGE" $(ASKED_PRIVATE) $(TO) -- "$$ARTICLE"

lab: $(INSTALLED)
	@$(CALL) -m cited_figures lab --published="$$PUBLISHED" $(ASKED_PRIVATE) $(TO) $(if $(ASKED_ARTICLE),-- "$$ARTICLE")

# In as many processes as there are processors, four at most: each holds the model.
test: $(EQUIPPED)
	$(RUN) -m pytest --numprocesses=logical --maxprocesses=4 --dist=worksteal

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
	@set -f; $(CALL) -m cited_figures score $$OPTIONS -- "$$GOLD"

unseen: $(INSTALLED)
	@test -n "$$TEXTS" || { echo "Name the texts: make unseen TEXTS=folder" >&2; exit 2; }
	@set -f; $(CALL) -m cited_figures unseen $$OPTIONS -- "$$TEXTS"

rules: $(INSTALLED)
	@test -n "$$TEXTS" || { echo "Name the texts: make rules TEXTS=folder" >&2; exit 2; }
	@set -f; $(CALL) -m cited_figures rules $$OPTIONS -- "$$TEXTS"

lexicons: $(CONJUGATES)/installed
	@cd $(CONJUGATES) && PYTHONPATH="$(CURDIR)" bin/python -m cited_figures lexicons $(OPTIONS)

bench: $(EQUIPPED)
	@if [ -n "$$SENTENCES" ]; then $(RUN) -m benchmarks.sentences "$$SENTENCES"; \
	elif [ -n "$$CORPUS" ]; then $(RUN) -m benchmarks.corpora "$$CORPUS"; else $(RUN) -m benchmarks.bench; fi

sums: $(EQUIPPED)
	@$(RUN) -m benchmarks.sums $(OPTIONS)

gallery: $(INSTALLED)
	@set -f; $(RUN) -m cited_figures gallery $$OPTIONS $(if $(TEXTS),"$$TEXTS")

fuzz: $(EQUIPPED)
	@$(RUN) -m fuzz.corrections
	@$(RUN) -m fuzz.everything $(call quoted,$(or $(SECONDS),1800))

mutants: $(EQUIPPED)
	@$(RUN) -m fuzz.mutants $(call quoted,$(or $(SAMPLE),300))

# The parts of README.md that follow from the code: the codebook, the picture, the measured quality.
readme: $(INSTALLED)
	@$(RUN) -m cited_figures readme

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed. Name one: make $(MAKECMDGOALS) PYTHON=python3.13" >&2; exit 2; }
	@echo "Installing into $(VENV) (about a minute, once) …"
	@rm -f $(INSTALLED) $(EQUIPPED)
	@$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --require-hashes -r requirements.lock || $(INSTALL) $(ISOLATED) --require-hashes -r requirements.lock
	@$(INSTALL) --isolated --no-deps --no-build-isolation -e .
	@pwd -P > $@

$(EQUIPPED): requirements-dev.lock $(INSTALLED)
	@echo "Installing what the tests need …"
	@$(INSTALL) --require-hashes -r requirements-dev.lock || $(INSTALL) $(ISOLATED) --require-hashes -r requirements-dev.lock
	@touch $@

$(CONJUGATES)/installed: requirements-lexicons.lock
	@echo "Installing a conjugator into $(CONJUGATES) (once) …"
	@$(PYTHON) -m venv --clear $(CONJUGATES)
	@$(subst $(RUN),$(CONJUGATOR),$(INSTALL) --require-hashes -r requirements-lexicons.lock || \
	  $(INSTALL) $(ISOLATED) --require-hashes -r requirements-lexicons.lock)
	@pwd -P > $@

# Writes the locks anew from requirements.txt, requirements-dev.txt and requirements-lexicons.txt; needs uv.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	  --no-emit-package cited-figures requirements.txt -o requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	  --no-emit-package cited-figures -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
	  requirements-lexicons.txt -o requirements-lexicons.lock

clean:
	rm -rf $(VENV) $(CONJUGATES) reports build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
