#!/bin/bash
# soak.sh PLONE: build the platform and let one process run many tasks; see bench/soak.py.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"
export PYTHONWARNINGS=ignore::DeprecationWarning
exec "$ENVIRONMENT/bin/python" -u -m bench.soak
