"""Two workers of one container image: one name, one folder, one process id."""

from faults.deaths import has_zeo
from faults.kind import kind
from faults.kind import soon

import time


ALONE, KILLED, AS_BEFORE = "one of them", "one was killed", "as before"


@kind("twins", interrupts=(ALONE, KILLED, AS_BEFORE), needs=has_zeo)
def twins(bed, random):
    # The others stop in order: nothing is left to be taken for theirs.
    for worker in bed.workers:
        worker.stop()
    pair = bed.add_twins()
    pair[0].start().wait_ready()
    yield ALONE
    soon(bed, 0.5)
    time.sleep(random.uniform(1, 3))
    # It comes while the first one is at work.
    pair[1].start()
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
