"""Who runs jobs: a worker process, as an engine sees it."""

from collections import namedtuple
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IJobQueue
from collective.cron.text import redact
from zope.component import getUtility

import os
import re
import socket
import uuid


NAME = "COLLECTIVE_CRON_NAME"  # in the environment
LONGEST_NAME = 80  # characters


# Of a worker that ends: since when (aware UTC), and how many runs it waits for.
Stopping = namedtuple("Stopping", "since runs")
_FIELDS = "id since last_ping alive name ticked guest stopping"


class Worker(namedtuple("Worker", _FIELDS)):
    """A worker process.

    `id`: the engine's id of the worker, native string.
    `since`: aware UTC datetime at which the process became a worker, or None.
    `last_ping`: aware UTC datetime of its last sign of life, or None.
    `alive`: whether it is expected to run jobs now.
    `name`: what people know it by, as in the results of its runs; its id if left out.
    `ticked`: when it last looked for what is overdue (aware UTC), or None; it says so
    with its signs of life, so it may have done so again since.
    `guest`: whether it has one run in hand that somebody began there, and takes none
    from the queue; see engines/lifetime/guest.py.
    `stopping`: a Stopping if it was told to end, and waits for its runs; else None.
    """

    __slots__ = ()

    def __new__(
        cls,
        id,
        since,
        last_ping,
        alive,
        name=None,
        ticked=None,
        guest=False,
        stopping=None,
    ):
        return super(Worker, cls).__new__(
            cls, id, since, last_ping, alive, name or id, ticked, guest, stopping
        )

    @property
    def takes_jobs(self):
        """Whether it is expected to take what is queued."""
        return self.alive and not self.guest and self.stopping is None

    def has_had(self, run):
        """Tell whether `run` (see runs.py) may still be in the hands of this worker."""
        if not self.alive or self.id != run["worker"]:
            return False
        if self.id == run.get("process"):
            # The id of one life of a process: no other one ever has it, and what the
            # clock says of its beginning does not matter.
            return True
        # An id by place, as former versions gave them: a process that became a worker
        # after the run started is a restarted one, and what it had before is lost.
        return self.since is None or self.since <= run["started"]


def process_name():
    """Return the name of this process for people, text: it is no identity.

    From the environment, COLLECTIVE_CRON_NAME, or host and process id, which tell an
    operator where to look.
    """
    made_of = os.environ.get(NAME, ""), socket.gethostname(), os.getpid()
    if _called["made of"] != made_of:
        given = redact.to_text(made_of[0], LONGEST_NAME)
        given = re.sub(u"\\s+", u" ", given).strip()
        name = given or u"%s:%d" % made_of[1:]
        _called.update({"name": name, "made of": made_of})
    return _called["name"]


_called = {"made of": None, "name": None}  # each transaction is signed with it
_life = {"pid": None, "id": None}


def process_id():
    """Return the id of this life of this process, a native string.

    Drawn at random, so it is never that of another process: not of one that has the
    same host name, folder and process id, nor after a restart, nor of a child of it.
    """
    if _life["pid"] != os.getpid():
        _life.update(id=str(uuid.uuid4()), pid=os.getpid())
    return _life["id"]


def known_workers():
    """Return the workers the engine knows, or None if they cannot be asked for."""
    try:
        return getUtility(IJobQueue).workers()
    except QueueUnavailable:
        return None
