#!/bin/bash
# writers.sh PLONE: build the platform and let tasks write the same; see bench/writers.py.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"
[ "${DATABASE:-}" != relstorage ] || tools/relstorage.sh "$CELL"
export PYTHONWARNINGS=ignore::DeprecationWarning
exec "$ENVIRONMENT/bin/python" -u -m bench.writers
