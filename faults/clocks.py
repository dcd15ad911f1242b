"""A clock that is wrong and is set right again, and zone data that change."""

from faults.kind import kind
from faults.kind import run_by_hand
from faults.kind import soon

import time


MINUTE, HOUR = 60, 3600
AHEAD = (3 * MINUTE, 2 * HOUR, 8 * HOUR)
BEHIND = (3 * MINUTE, 2 * HOUR, 8 * HOUR)


def has_clock(bed):
    return bed.has_clock


@kind("clock-ahead", interrupts=False, needs=has_clock)
def clock_ahead(bed, random):
    for word in _moved(bed, random, random.choice(AHEAD)):
        yield word


@kind("clock-behind", interrupts=False, needs=has_clock)
def clock_behind(bed, random):
    for word in _moved(bed, random, -random.choice(BEHIND)):
        yield word


def _moved(bed, random, seconds):
    bed.say("by %d minutes" % (seconds // MINUTE))
    soon(bed, 1.0)
    # What somebody chose stays as it is: by a clock that is behind it is far away.
    time.sleep(random.uniform(2 if seconds < 0 else 0, 4))
    try:
        bed.orders.move_clock(seconds)
        yield "set wrong"
        run_by_hand(bed)
        time.sleep(random.uniform(0, 4))
    finally:
        bed.orders.move_clock(0)
    yield "set right"


@kind("zone-data", interrupts=False)
def zone_data(bed, random):
    change_zones(bed, random)
    yield "changed"


def change_zones(bed, random):
    """Let there be newer zone data, with another offset of one zone."""
    bed.versions += 1
    # Above all that are known; the year is read out of it. Such texts compare.
    version = "%d%s" % (2099 + bed.versions // 26, chr(ord("a") + bed.versions % 26))
    bed.orders.change_zones(version, random.choice([-1, 0, 1]))


KINDS = [clock_ahead, clock_behind, zone_data]
