#!/bin/bash
# bench.sh PLONE: build the platform and print the measured figures of bench/.
. "$(dirname "$0")/lib.sh"
platform "$1"
[ -n "$CONFIG" ] || die "make bench does not know Plone $PLONE yet -- try PLONE=5.2"
tools/build.sh "$PLONE"
exec "$ENVIRONMENT/bin/python" -m bench ${ONLY:-}
