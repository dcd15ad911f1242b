"""Heartbeats of worker processes: an entry for each in the root of the database.

In the database and not in the queue, so that a queue that is lost does not make it
seem that every run is lost with it.

A key is the id of one life of one process (queueing/worker.py). Former versions wrote
host and folder there: such an entry counts as long as its process beats, and the runs
of that one are told from those of its successor by their time.
"""

from BTrees.OOBTree import OOBTree
from collective.cron import clock
from collective.cron.engines import environment
from collective.cron.engines import whereabouts
from collective.cron.engines.moves import moves
from collective.cron.engines.reliance import rely_on
from collective.cron.engines.reliance import rely_on_keys
from collective.cron.engines.signs_of_life import signs_of_life
from collective.cron.queueing.worker import process_name
from collective.cron.queueing.worker import Stopping
from collective.cron.queueing.worker import Worker
from datetime import timedelta
from persistent import Persistent


KEY = "collective.cron.workers"  # in the root of the database
FORGET_AFTER = timedelta(days=1)


class Pulse(Persistent):
    """One worker: since when it is one, and its last sign of life (aware UTC)."""

    __module__ = "collective.cron.engines.pulse"  # as databases have it

    # Those that former versions made have none of these.
    name = None  # for people
    whereabouts = None  # see whereabouts.py
    every = None  # seconds between its signs of life, as it was told itself
    ticked = None  # when it last looked for what is overdue, as of its last sign
    guest = False  # see lifetime/guest.py
    stopping = None  # since when, and for how many runs it waits; see lifetime/drain.py

    def __init__(self, since):
        self.since = since
        self.last_ping = since
        self.name = process_name()
        self.whereabouts = whereabouts.here()
        self.every = environment.ping_seconds()


def begin(root, worker_id, alone=False, guest=False):
    """Note that this process is a worker now, or a guest.

    `alone`: no other process can have the database open, so all others are gone.
    """
    now = clock.now()
    pulses = root.get(KEY)
    if pulses is None:
        pulses = root[KEY] = OOBTree()
    for other, pulse in list(pulses.items()):
        if (
            alone
            or now - pulse.last_ping > FORGET_AFTER
            or whereabouts.is_gone(pulse.whereabouts)
        ):
            rely_on(pulse)
            del pulses[other]
    pulses[worker_id] = Pulse(now)
    if guest:
        pulses[worker_id].guest = True


def beat(root, worker_id, guest=False):
    """Give a sign of life, and watch the others; one that was forgotten begins again.

    Who is watched is not thought dead when a clock is set; see signs_of_life.py.
    """
    pulse = root.get(KEY, {}).get(worker_id)
    if pulse is None:
        begin(root, worker_id, guest=guest)
    else:
        pulse.last_ping = clock.now()
        pulse.ticked = moves.ticked
    workers(root)


def stop(root, worker_id, since, runs):
    """Give a sign of life of a worker that was told to stop at `since` (aware UTC).

    `runs`: how many it waits for.
    """
    beat(root, worker_id)
    root[KEY][worker_id].stopping = since, runs


def end(root, worker_id):
    """Sign off."""
    root.get(KEY, {}).pop(worker_id, None)


def workers(root):
    """Return the known Workers."""
    found = []
    for key, pulse in root.get(KEY, {}).items():
        # Two and a half times what it does, not what the process does that asks.
        counts_for = (pulse.every or environment.ping_seconds()) * 2.5
        alive = signs_of_life.tell(str(key), pulse.last_ping, counts_for)
        alive = alive and not whereabouts.is_gone(pulse.whereabouts)
        last, ticked = pulse.last_ping, pulse.ticked
        stopping = pulse.stopping and Stopping(*pulse.stopping)
        told = alive, pulse.name, ticked, pulse.guest, stopping
        found.append(Worker(str(key), pulse.since, last, *told))
    return found


def rely_on_silence(root, worker_id):
    """Let the transaction conflict if this worker gave a sign that it does not see."""
    pulses = root.get(KEY)
    if pulses is None:
        rely_on(root)
    elif worker_id in pulses:
        rely_on(pulses[worker_id])
    else:
        rely_on_keys(pulses)
