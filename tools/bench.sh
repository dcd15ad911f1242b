#!/bin/bash
# bench.sh PLONE: build the platform and print the measured figures.
. "$(dirname "$0")/lib.sh"
platform "$1"
[ -n "$CONFIG" ] || die "make bench does not know Plone $PLONE yet -- try PLONE=5.2"
[ -e tools/bench.py ] || die "tools/bench.py is missing"
tools/build.sh "$PLONE"
exec "$ENVIRONMENT/bin/python" tools/bench.py
