#!/bin/bash
# test_browser.sh [PLONE]: the tests in a real browser, the Chromium of this machine, on one
# platform or on all that can be.
. "$(dirname "$0")/lib.sh"
set -o pipefail
export PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
export PYTHONWARNINGS=ignore::DeprecationWarning

find_chromium() {
    local name
    for name in ${CHROMIUM:-chromium chromium-browser google-chrome}; do
        command -v "$name" && return
    done
    return 1
}

found=$(find_chromium) || die "no Chromium was found${CHROMIUM:+ as $CHROMIUM} -- on" \
    "Debian: apt-get install chromium; elsewhere install Chromium or Chrome, and if it is" \
    "not on the PATH say where: make test-browser CHROMIUM=/path/to/it"
export CHROMIUM=$found

run_tests() {
    export CRON_PYTHON=$ENVIRONMENT/bin/python CRON_EVIDENCE=$ROOT/var/browser/$NAME
    rm -rf "$CRON_EVIDENCE" "$CRON_EVIDENCE.log"
    mkdir -p var/browser
    say "Testing the pages of Plone $CELL in $CHROMIUM"
    python3 tools/bounded.py 15 .venv/browser/bin/python -m pytest -v -p no:cacheprovider \
        --durations=5 ${ONLY:+-k "$ONLY"} browsertests 2>&1 \
        | tee "$CRON_EVIDENCE.log" && return
    say "Pictures of what failed, if a test did, are in ${CRON_EVIDENCE#"$ROOT"/}"
    return 1
}

mkdir -p .venv
tools_with pins/tools.txt
tools_with pins/browser-py3.txt browser
on_each_platform "$@"
exit $status
