"""Add up what zope.testrunner said: test_summary.py LOG...

Prints one line for each log and one for all; fails if no test was run at all, which the
runner itself takes for a success.
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


total = [0, 0, 0]
for path in sys.argv[1:]:
    result = counts(path)
    total = [left + right for left, right in zip(total, result)]
    name = os.path.basename(os.path.dirname(path))
    print("{}: {} passed, {} failed, {} skipped".format(name, *result))
print("total: {} passed, {} failed, {} skipped".format(*total))
sys.exit(None if any(total) else "ERROR: no test was run")
