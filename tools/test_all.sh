#!/bin/bash
# test_all.sh: the whole suite on every Plone with every Python of pins/platforms.txt, one
# after the other. What fails, and what could not be tested, is said again at the end.
# PARTS=units takes the unit tests alone; ON="6.0 6.1-py3.13" some of the platforms.
. "$(dirname "$0")/lib.sh"
unset PYTHON

every_cell() {
    local plone versions rest
    platforms | while read -r plone versions rest; do
        printf "$plone-py%s\n" ${versions//,/ }
    done
}

not_passed="" logs=""
for cell in ${ON:-$(every_cell)}; do
    platform "$cell"
    rm -f "$DATA"/test-*.log
    if ! find_python > /dev/null; then
        not_passed="$not_passed, $cell (no $WANTS)"
        continue
    fi
    tools/test.sh "$cell" || not_passed="$not_passed, $cell"
    logs="$logs $(ls "$DATA"/test-*.log 2> /dev/null || true)"
done
python3 tools/test_summary.py $logs
[ -z "$not_passed" ] || die "not passed:${not_passed#,}"
