#!/bin/bash
# scale.sh PLONE: build the platform and see what more workers add; see bench/scaleout.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"
[ "${DATABASE:-}" != relstorage ] || tools/relstorage.sh "$CELL"
export PYTHONWARNINGS=ignore
# What draws the conclusions is tested first.
"$ENVIRONMENT/bin/python" -m unittest discover -s bench/scaleout -t .
exec "$ENVIRONMENT/bin/python" -u -m bench.scaleout
