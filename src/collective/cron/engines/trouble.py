"""Trouble with the queue: since when and why, as the processes of an engine tell it.

In the memory of the process that has it, and in the root of the database, where those
see it that answer people and have none themselves.
"""

from BTrees.OOBTree import OOBTree
from collections import namedtuple
from collective.cron import clock
from collective.cron.engines import environment
from datetime import timedelta


KEY = "collective.cron.queue_trouble"  # in the root of the main database
FORGET_AFTER = timedelta(days=1)


class Trouble(namedtuple("Trouble", "since reason where")):
    """`since`: aware UTC; `reason`: one line, no secrets; `where`: in which process."""

    __slots__ = ()


def note(root, process, trouble):
    """Note what a process has, None if the queue is well again.

    `process`: its id, see queueing/worker.py; several may have one name.

    Writes nothing where nothing is the matter.
    """
    noted, now = root.get(KEY), clock.now()
    if trouble is None:
        if noted is not None and process in noted:
            del noted[process]
        return
    if noted is None:
        noted = root[KEY] = OOBTree()
    for other in list(noted):
        if now - noted[other][3] > FORGET_AFTER:
            del noted[other]
    noted[process] = tuple(trouble) + (now,)


def read(root, but=None):
    """Return the oldest Trouble that a process noted and still has, or None.

    One that was not heard of for some ticks is gone, with its process. `but`: a process
    that knows better what it has.
    """
    oldest = clock.now() - timedelta(seconds=environment.tick_seconds() * 2.5 + 30)
    current = [
        Trouble(*found[:3])
        for process, found in root.get(KEY, {}).items()
        if found[3] >= oldest and process != but
    ]
    return min(current) if current else None
