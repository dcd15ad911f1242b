"""Put a running system to faults, and see whether what is promised holds.

    make faults                    ten minutes; PLONE=6.2 or PLONE=5.2
    make faults MINUTES=5 SEED=7   for another time, in another order
    make faults ONLY=kill-worker   some kinds of faults: ONLY="twins zone-data"
    make faults QUEUE=sqlite       on 6.2: redis, postgres or sqlite; else in turns
    make faults NAMESPACES=1       each worker as in a container: process 1, all with
                                   one host name and folder; as root, on Linux
    make faults STORAGE=relstorage  on PostgreSQL, with the queue there too, or with
                                   QUEUE=redis; HISTORY=keep: with all former states
    make faults GUARD=off          without what keeps a run from being doubled: see if
                                   that is found; GUARD=claim, GUARD=key: one of them

A database server, a web process and two workers run on the loopback interface, with
tasks of several kinds that note each start in a file outside of the database. In an
order of chance, given by the seed, processes are killed, stopped and paused, the queue
is emptied, restored from an old copy or closed, the database is cut off at the points
of a commit, the clock and the zone data change. After each fault it waits until all is
normal again. The exit status is 1 if that took longer than two minutes, or if an
occurrence was claimed twice, an effect came twice or not at all, a claim has no result
or two, something is left in the queue, or a schedule does not go on. It is 3 if the
campaign itself could not be done.
"""

from __future__ import print_function

from collective.cron.tests.support.processes import namespaced
from collective.cron.tests.support.processes import relstorage
from collective.cron.tests.support.processes.programs import PROCESSES
from faults import kinds
from faults import shim
from faults.bed import Bed
from faults.bed import RELSTORAGE
from faults.campaign import Campaign
from faults.databases import Database
from faults.report import Report
from six import PY2

import os
import random
import signal
import sys
import time
import traceback


GUARDS = {"": "", "off": "claim key", "claim": "claim", "key": "key"}
# The queues in turns, each with its share of the time; one alone if there is little.
TURNS = [("redis", 0.6), ("sqlite", 0.2), ("postgres", 0.2)]
ENOUGH = 8  # minutes for all of them
SPARE = 12  # minutes, besides those given: it never takes longer
BROKEN = 3  # exit status if the campaign could not be done


def choice(name, known, default=""):
    """Return the value of a setting, one of those known."""
    value = os.environ.get(name) or default
    if value not in known:
        sys.exit(
            "%s=%s is not known -- one of: %s" % (name, value, " ".join(sorted(known)))
        )
    return value


def number(name, default):
    """Return the value of a setting, a number above zero."""
    text = os.environ.get(name) or str(default)
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not 0 < value < 10000:
        sys.exit("%s=%s is not used -- a number above 0" % (name, text))
    return value


def turns(minutes, storage):
    """Return [(queue, seconds)] of the systems to try."""
    if PY2:
        return [("zodb", minutes * 60)]
    if storage:
        known = ("redis", "postgres", RELSTORAGE)
        return [(choice("QUEUE", known, RELSTORAGE), minutes * 60)]
    queue = choice("QUEUE", dict(TURNS, **{"": 0}))
    if queue or minutes < ENOUGH:
        return [(queue or TURNS[0][0], minutes * 60)]
    return [(name, minutes * 60 * share) for name, share in TURNS]


def main():
    """Do the campaign and print the report; return the exit status."""
    minutes, seed = number("MINUTES", 10), int(number("SEED", 1))
    guard = choice("GUARD", GUARDS)
    storage = choice("STORAGE", ("", "zeo", RELSTORAGE)).replace("zeo", "")
    keep_history = choice("HISTORY", ("", "keep")) == "keep"
    if storage and relstorage.why_not():
        sys.exit(relstorage.why_not())
    only = os.environ.get("ONLY", "").replace(",", " ").split()
    for name in only:
        if name not in kinds.NAMES:
            sys.exit(
                "ONLY=%s is not known -- one of: %s" % (name, " ".join(kinds.NAMES))
            )
    # So that all processes are ended after `kill` too, and when it takes too long.
    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGALRM, end)
    signal.alarm(int((minutes + SPARE) * 60))
    if os.environ.get("NAMESPACES") and not namespaced.is_possible():
        sys.exit("NAMESPACES=1: this user can make no namespaces here -- be root")
    report = Report()
    PROCESSES.setUp()
    PROCESSES.cool()  # the shims are loaded by a process that starts alone
    try:
        moved = shim.make(PROCESSES.folder)
        for queue, seconds in turns(minutes, storage):
            begin = time.strftime("%H:%M:%S", time.gmtime())
            print("%s: %d s with %s, SEED=%d" % (begin, seconds, queue, seed))
            database = Database() if storage else None
            apart = bool(os.environ.get("NAMESPACES"))
            bed = Bed(queue, moved, GUARDS[guard], database, keep_history, apart)
            one(bed, seconds, seed, only, guard, report)
    finally:
        PROCESSES.tearDown()
    print("\n" + "\n".join(report.table()))
    if moved is None:
        print("\nLeft out: clocks, since there is no C compiler, or no Linux")
        if os.environ.get("CI"):
            return BROKEN
    return conclude(report, seed)


def end(number, frame):
    """End on a signal: somebody's, or that of the alarm."""
    late = number == signal.SIGALRM
    print("\nBroken off: %s" % ("it took too long" if late else "it was told to end"))
    sys.exit(BROKEN)


def one(bed, seconds, seed, only, guard, report):
    """Put one system to faults, and close it."""
    try:
        bed.start()
        campaign = Campaign(bed, random.Random(seed), report)
        campaign.run(only, seconds, stop_at_once=bool(guard))
        if campaign.hurts and not guard:
            print("\nThe logs are in %s" % bed.keep())
    except Exception:
        # What is broken is the campaign.
        bed.system.show_logs()
        print("\nAll logs and the database are in %s" % bed.keep())
        raise
    finally:
        bed.close()


def conclude(report, seed):
    """Say how it went; return the exit status."""
    if report.hurts:
        print("\nHURT: see above; the same order again with SEED=%d" % seed)
        return 1
    print("\nAll that is promised held.")
    return 0


if __name__ == "__main__":
    try:
        status = main()
    except Exception:
        traceback.print_exc()
        status = BROKEN
    sys.exit(status)
