#!/bin/bash
# test.sh [PLONE]: the whole suite. Without PLONE on every platform whose Python is found;
# in CI one not found is a failure.
. "$(dirname "$0")/lib.sh"
set -o pipefail
export PYTHONUNBUFFERED=1
# Plone 5.2 warns about itself on hundreds of lines.
export PYTHONWARNINGS=ignore::DeprecationWarning

run_tests() {
    mkdir -p "$DATA"
    rm -f "$DATA/test.log"
    tools/build.sh "$PLONE" || return
    say "Testing on Plone $PLONE"
    "$ENVIRONMENT/bin/test" 2>&1 | tee "$DATA/test.log"
}

status=0 logs="" missing=""
for plone in ${1:-$PLATFORMS}; do
    platform "$plone"
    if [ -z "${1:-}" ] && ! find_python > /dev/null; then
        missing="$missing, Plone $PLONE (no $WANTS)"
        continue
    fi
    run_tests || status=1
    [ ! -e "$DATA/test.log" ] || logs="$logs $DATA/test.log"
done

python3 tools/test_summary.py $logs || status=1
if [ -n "$missing" ]; then
    say "Not tested:${missing#,}"
    [ -z "${CI:-}" ] || status=1
fi
exit $status
