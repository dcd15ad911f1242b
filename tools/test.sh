#!/bin/bash
# test.sh [PLONE]: the whole suite. Without PLONE on every platform whose Python is found,
# at the same time: much of it waits for processes. In CI one not found is a failure.
. "$(dirname "$0")/lib.sh"
set -o pipefail
export PYTHONUNBUFFERED=1
# Plone 5.2 warns about itself on hundreds of lines.
export PYTHONWARNINGS=ignore::DeprecationWarning
# Thrice what it takes. After that the tests are ended, and Python 3 says where each of
# their threads was.
LIMIT=${LIMIT:-60m}

bounded() {
    # Not everywhere but on Linux.
    command -v timeout > /dev/null || { "$@"; return; }
    PYTHONFAULTHANDLER=1 timeout --foreground -s ABRT -k 60 "$LIMIT" "$@" && return
    local code=$?
    [ $code != 124 ] || echo "ERROR: the tests were ended after $LIMIT"
    return $code
}

run_tests() {
    say "Testing on Plone $PLONE"
    bounded "$ENVIRONMENT/bin/test" 2>&1 | tee "$DATA/test.log"
}

status=0 built="" logs="" missing=""
for plone in ${1:-$PLATFORMS}; do
    platform "$plone"
    if [ -z "${1:-}" ] && ! find_python > /dev/null; then
        missing="$missing, Plone $PLONE (no $WANTS)"
        continue
    fi
    mkdir -p "$DATA"
    rm -f "$DATA/test.log"
    if tools/build.sh "$PLONE"; then built="$built $PLONE"; else status=1; fi
done

# What runs side by side is in groups of its own, which Ctrl-C does not reach by itself.
tell() { for process in $running; do kill "-$1" -- "-$process" 2> /dev/null || true; done; }
end_all() { tell INT; sleep 5; tell KILL; exit 130; }
running=""
trap end_all INT TERM
for plone in $built; do
    platform "$plone"
    logs="$logs $DATA/test.log"
    if [ "$built" = " $plone" ]; then
        run_tests || status=1
    else
        # Each line says which of them it is of.
        set -m
        { run_tests | sed -u "s/^/$plone: /"; } &
        set +m
        running="$running $!"
    fi
done
for process in $running; do
    wait "$process" || status=1
done

python3 tools/test_summary.py $logs || status=1
if [ -n "$missing" ]; then
    say "Not tested:${missing#,}"
    [ -z "${CI:-}" ] || status=1
fi
exit $status
