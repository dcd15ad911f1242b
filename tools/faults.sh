#!/bin/bash
# faults.sh PLONE: build the platform and put a running system to faults; see faults/.
. "$(dirname "$0")/lib.sh"
platform "$1"
tools/build.sh "$CELL"
[ "${STORAGE:-}" != relstorage ] || tools/relstorage.sh "$CELL"
# Plone 5.2 warns about itself on hundreds of lines.
export PYTHONWARNINGS=ignore::DeprecationWarning
# What draws the conclusions is tested first.
"$ENVIRONMENT/bin/python" -m unittest discover -s faults -t .
exec "$ENVIRONMENT/bin/python" -u -m faults
