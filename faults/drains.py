"""Workers that are told to end, and wait for what they have in hand."""

from faults.bed import LEASE
from faults.deaths import has_zeo
from faults.kind import kind
from faults.kind import soon

import signal
import time


STOP = "COLLECTIVE_CRON_STOP"
PATIENCE = 60  # seconds that it waits, more than any task takes
DRAINED, HURRIED, AS_BEFORE = "drained", "told twice", "as before"


@kind("drain-worker", interrupts=(HURRIED, AS_BEFORE), needs=has_zeo)
def drain_worker(bed, random):
    worker = random.choice(bed.workers)
    before = worker.environment.get(STOP)
    worker.stop()
    worker.environment[STOP] = str(PATIENCE)
    try:
        yield AS_BEFORE  # what it had in hand was cut off
        for word in (DRAINED, HURRIED):
            worker.start().wait_ready()
            soon(bed, 0.5)
            time.sleep(random.uniform(0.5, 4))
            begin = time.time()
            worker.send(signal.SIGTERM)
            soon(bed, 0.5)  # for the other one
            if word == HURRIED:
                time.sleep(random.uniform(0.3, 3))
                worker.send(signal.SIGTERM)
            worker.wait_gone(PATIENCE + LEASE)
            bed.say("in %.1f s" % (time.time() - begin))
            yield word
    finally:
        worker.environment.pop(STOP, None)
        if before is not None:
            worker.environment[STOP] = before
    if worker.is_running():
        worker.stop()
    yield AS_BEFORE


KINDS = [drain_worker]
