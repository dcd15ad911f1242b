"""Processes that are killed, stopped, or stand still for a while."""

from faults.bed import LEASE
from faults.kind import kind
from faults.kind import soon

import signal
import time


def has_zeo(bed):
    return bed.zeo is not None


def has_server(bed):
    """Tell whether the queue is in a server."""
    return hasattr(bed.queue, "kill")


def _away(random):
    time.sleep(random.choice([0, 1, LEASE + random.uniform(0, 6)]))


@kind("kill-worker")
def kill_worker(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    worker = random.choice(bed.workers)
    worker.kill()
    _away(random)
    worker.start()
    yield "killed"


@kind("kill-all-workers")
def kill_all_workers(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    for worker in bed.workers:
        worker.kill()
    _away(random)
    for worker in bed.workers:
        worker.start()
    yield "killed"


@kind("stop-worker")
def stop_worker(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    worker = random.choice(bed.workers)
    worker.stop(signal.SIGTERM)
    _away(random)
    worker.start()
    yield "stopped"


@kind("pause-worker")
def pause_worker(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 4))
    worker = random.choice(bed.workers)
    _pause(worker, random.choice([1, LEASE + random.uniform(1, 8)]))
    yield "paused"


@kind("kill-zeo", interrupts=False, needs=has_zeo)
def kill_zeo(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    bed.zeo.kill()
    _away(random)
    bed.zeo.start()
    yield "killed"


@kind("stop-zeo", interrupts=False, needs=has_zeo)
def stop_zeo(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 5))
    bed.zeo.stop(signal.SIGTERM)
    _away(random)
    bed.zeo.start()
    yield "stopped"


@kind("pause-zeo", interrupts=False, needs=has_zeo)
def pause_zeo(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0.5, 4))
    _pause(bed.zeo, random.choice([2, LEASE + random.uniform(1, 8)]))
    yield "paused"


@kind("kill-web", interrupts=False, needs=has_zeo)
def kill_web(bed, random):
    soon(bed, 1.0)
    bed.web.kill()
    time.sleep(random.uniform(0, 3))
    bed.web.start()
    yield "killed"


@kind("kill-queue", interrupts=False, needs=has_server)
def kill_queue(bed, random):
    soon(bed, 1.0)
    time.sleep(random.uniform(0, 3))
    bed.queue.kill()
    time.sleep(random.choice([0.5, random.uniform(3, 10)]))
    bed.queue.start()
    yield "killed"


@kind("pause-queue", interrupts=False, needs=has_server)
def pause_queue(bed, random):
    soon(bed, 2.0)
    time.sleep(random.uniform(0, 2))
    _pause(bed.queue, random.uniform(3, 12))
    yield "paused"


def _pause(process, seconds):
    process.send(signal.SIGSTOP)
    try:
        time.sleep(seconds)
    finally:
        process.send(signal.SIGCONT)


KINDS = [
    kill_worker,
    kill_all_workers,
    stop_worker,
    pause_worker,
    kill_zeo,
    stop_zeo,
    pause_zeo,
    kill_web,
    kill_queue,
    pause_queue,
]
