#!/bin/bash
# test.sh [PLONE]: the whole suite, on one platform or on all that can be.
. "$(dirname "$0")/lib.sh"
set -o pipefail
export PYTHONUNBUFFERED=1
# Plone 5.2 warns about itself on hundreds of lines.
export PYTHONWARNINGS=ignore::DeprecationWarning

run_tests() {
    say "Testing on Plone $PLONE"
    mkdir -p "$DATA"
    rm -f "$DATA/test.log"
    python3 tools/bounded.py 45 "$ENVIRONMENT/bin/test" 2>&1 | tee "$DATA/test.log"
}

tools_with pins/tools.txt
on_each_platform "$@"
logs=""
for plone in $built; do
    platform "$plone"
    logs="$logs $DATA/test.log"
done
python3 tools/test_summary.py $logs || status=1
exit $status
