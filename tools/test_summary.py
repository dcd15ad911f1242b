"""Add up what zope.testrunner said: test_summary.py LOG...

Prints one line for each log and one for all; fails if there is one without any test,
which the runner itself takes for a success.
"""
import os
import re
import sys


CLOSING = re.compile(
    r"^\s*(?:Total:|Ran) (\d+) tests(?:,| with) (\d+) failures, (\d+) errors"
    r" and (\d+) skipped",
    re.MULTILINE,
)


def counts(path):
    """Return passed, failed, skipped of the run's last closing line."""
    with open(path) as log:
        found = CLOSING.findall(log.read())
    if not found:
        return 0, 0, 0
    tests, failures, errors, skipped = map(int, found[-1])
    failed = failures + errors
    return max(tests - failed - skipped, 0), failed, skipped


def name_of(path):
    """Return what people know a log by: plone-6.2 others."""
    folder, log = os.path.split(path)
    part = os.path.splitext(log)[0].partition("-")[2]
    return "{} {}".format(os.path.basename(folder), part)


results = [counts(path) for path in sys.argv[1:]]
for path, result in zip(sys.argv[1:], results):
    print("{}: {} passed, {} failed, {} skipped".format(name_of(path), *result))
total = [sum(column) for column in zip((0, 0, 0), *results)]
print("total: {} passed, {} failed, {} skipped".format(*total))
empty = [name_of(path) for path, one in zip(sys.argv[1:], results) if not any(one)]
if empty or not results:
    sys.exit("ERROR: no test was run: " + ", ".join(empty))
