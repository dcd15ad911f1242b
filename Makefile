# make help says what there is. The work is in tools/*.sh.
PORT ?= 8080

.PHONY: help build build-all run test test-all test-browser lint i18n docs bench soak writers scale faults clean clean-data
.NOTPARALLEL:

help:
	@echo "PLONE= is 5.2, 6.0, 6.1 or 6.2; PYTHON= one of its Pythons, see pins/platforms.txt"
	@echo
	@echo "make run [PLONE=5.2] [PORT=N]   Plone 6.2 with collective.cron and its demo, or another"
	@echo "make run STORAGE=relstorage     the same with database and queue in one PostgreSQL"
	@echo "make test [PLONE=5.2]           the tests; without PLONE on the oldest and the newest"
	@echo "make test-all [PARTS=units]     on every Plone with every Python, one after the other"
	@echo "make test-browser [PLONE=5.2]   the same for the pages, in the Chromium that is found"
	@echo "make lint                       style, syntax, size of the modules"
	@echo "make i18n                       find new texts, and compile the translations"
	@echo "make docs                       pages of docs in var/docs, with the picture of the rooms"
	@echo "make bench [ONLY=section]       the measured figures; QUICK=1 for fewer rounds"
	@echo "make bench CHECK=1              is one worse than the one that is kept? BASELINE=1 keeps them"
	@echo "make bench COUNTS=1             the same of commits, loads, bytes, queries: in a minute"
	@echo "make bench RIVALS=1             other schedulers at the same work; writes docs/rivals.rst"
	@echo "make bench ONLY=idle PLONE=6.2  what a worker costs that has nothing to do, beside celery"
	@echo "make soak [MINUTES=60]          300 tasks each minute in one process, and what grows"
	@echo "make writers [MINUTES=20]       tasks of two processes write the same, and none fails"
	@echo "make scale [WORKERS=\"1 2\"]     what more workers, threads, sites and tasks do"
	@echo "make faults [STORAGE=relstorage] kill, cut off and empty a running system, and see if it holds"
	@echo "make build [PLONE=5.2]          only the environment in .venv"
	@echo "make clean                      remove the environments; the data stay"
	@echo "make clean-data                 remove the data in var (the demo site too)"

build:
	@tools/build.sh $(or $(PLONE),6.2)

# Several at the same time: PLONES="6.0 6.1-py3.13"
build-all:
	@bash -c '. tools/lib.sh; status=0 built=; build_all $(PLONES); exit $$status'

run:
	@exec tools/run.sh $(or $(PLONE),6.2) $(PORT)

test:
	@tools/test.sh $(PLONE)

test-all:
	@tools/test_all.sh

test-browser:
	@tools/test_browser.sh $(PLONE)

lint:
	@tools/lint.sh

i18n:
	@tools/i18n.sh

docs:
	@tools/docs.sh

bench:
	@tools/bench.sh $(or $(PLONE),$(if $(RIVALS),6.2,5.2))

soak:
	@tools/soak.sh $(or $(PLONE),6.2)

writers:
	@tools/writers.sh $(or $(PLONE),6.2)

scale:
	@tools/scale.sh $(or $(PLONE),6.2)

faults:
	@tools/faults.sh $(or $(PLONE),6.2)

clean:
	rm -rf .venv build dist src/*.egg-info

clean-data:
	rm -rf var
