"""The search for the next occurrence: usual expressions, and those that are rare."""

from bench.common import median
from bench.common import rounds
from bench.common import row
from collective.cron import clock
from collective.cron.schedule.expression import parse
from collective.cron.schedule.occurrence import next_occurrence

import time


ROUNDS = 200
ZONE = "Europe/Paris"
GOAL = 1000  # microseconds, whatever the distance
USUAL = ("* * * * *", "2026-01-01T00:00:00Z")
# Expression and start: far away, always in a gap, in months seldom long enough.
RARE = (
    ("0 0 29 2 */7", "2088-03-01T00:00:00Z"),
    ("*/15 2 25-31 3 */7", "2024-01-01T00:00:00Z"),
    ("59 23 */31 12 */6", "2026-01-02T00:00:00Z"),
    ("0 0 31 4,6,9,11,12 *", "2026-01-01T00:00:00Z"),
    ("30 2 29-31 2 */5", "2025-03-01T00:00:00Z"),
)


def measure(database, sections):
    """Return the rows; the control is an expression for each minute."""
    usual = _seconds(*USUAL)
    worst = max([_seconds(*case) for case in RARE], key=median)
    return [
        row(
            "upcoming",
            "next occurrence of the rarest of %d expressions" % len(RARE),
            median(worst) * 10**6,
            median(usual) * 10**6,
            "us",
            goal=GOAL,
            each=(worst, usual),
        )
    ]


def _seconds(text, start):
    parsed, after = parse(text), clock.from_iso(start)
    found = []
    for _number in range(rounds(ROUNDS)):
        begin = time.time()
        next_occurrence(parsed, ZONE, after)
        found.append(time.time() - begin)
    return found
