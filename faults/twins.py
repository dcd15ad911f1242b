"""Two workers of one container image: one name, one folder, one process id."""

from collective.cron.tests.support.processes.programs import START
from collective.cron.tests.support.processes.programs import wait_for
from faults.deaths import is_spread
from faults.kind import kind
from faults.kind import soon

import time


ALONE, KILLED, AS_BEFORE = "one of them", "one was killed", "as before"


@kind("twins", interrupts=(ALONE, KILLED, AS_BEFORE), needs=is_spread)
def twins(bed, random):
    # The others stop in order: nothing is left to be taken for theirs.
    for worker in bed.workers:
        worker.stop()
    pair = bed.add_twins()
    pair[0].start().wait_ready()
    yield ALONE
    pair[1].start()

    def is_ready():
        # It comes while the first one is at work.
        soon(bed, 0.2)
        time.sleep(random.uniform(1, 3))
        return pair[1].ready()

    wait_for(is_ready, START, "the second one is ready")
    yield "beside each other"
    soon(bed, 1.0)
    time.sleep(random.uniform(2, 5))
    random.choice(pair).kill()
    yield KILLED
    bed.forget(pair)
    for worker in bed.workers:
        worker.start()
    yield AS_BEFORE


KINDS = [twins]
