#!/bin/bash
# test.sh [PLONE]: the whole suite, on one platform or on the two ends. CELLS="6.0 6.1-py3.13"
# takes others, at the same time; PARTS=units the unit tests alone.
. "$(dirname "$0")/lib.sh"
set -o pipefail
export PYTHONUNBUFFERED=1
# Plone 5.2 warns about itself on hundreds of lines.
export PYTHONWARNINGS=ignore::DeprecationWarning

# Those that start processes mostly wait for them; the others have the time meanwhile.
export PARTS=${PARTS:-processes others}

run_tests() {
    local log=$DATA/test-$1.log tests
    case $1 in
        processes) tests="-m tests.process" ;;
        others) tests="-m !tests.process" ;;
        units) tests=-u ;;
        *) die "PARTS=$1 is not known -- some of: processes others units" ;;
    esac
    say "Testing on Plone $CELL, the $1"
    mkdir -p "$DATA"
    rm -f "$log"
    python3 tools/bounded.py 45 "$ENVIRONMENT/bin/test" $tests 2>&1 | tee "$log"
}

# Modules are compiled once, and not by each process that a test starts. What Python 2
# left of a module that is gone would still be found.
unset PYTHONDONTWRITEBYTECODE
find src -name "*.pyc" -not -path "*/__pycache__/*" -exec rm -f {} +

tools_with pins/tools.txt
on_each_platform "$@"
logs=""
for plone in $built; do
    platform "$plone"
    for part in $PARTS; do
        logs="$logs $DATA/test-$part.log"
    done
done
python3 tools/test_summary.py $logs || status=1
exit $status
