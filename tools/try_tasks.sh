#!/bin/bash
# try_tasks.sh [PLONE]: build the platform and try each ready-made task on many objects;
# see bench/trial/__main__.py for COUNT and ONLY.
. "$(dirname "$0")/lib.sh"
platform "${1:-6.2}"
tools/build.sh "$CELL"
export PYTHONWARNINGS=ignore
exec "$ENVIRONMENT/bin/python" -u -m bench.trial
