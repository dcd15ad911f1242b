"""Who runs jobs: a worker process, as an engine sees it."""

from collections import namedtuple

import os
import socket
import uuid


class Worker(namedtuple("Worker", "id since last_ping alive")):
    """A worker process.

    `id`: the engine's id of the worker, native string.
    `since`: aware UTC datetime at which the process became a worker, or None.
    `last_ping`: aware UTC datetime of its last sign of life, or None.
    `alive`: whether it is expected to run jobs now.
    """

    __slots__ = ()

    def has_had(self, run):
        """Tell whether a run of a state may still be in the hands of this worker.

        A process that became a worker after the run started is a restarted one:
        whatever it had before is lost.
        """
        return bool(
            self.alive
            and self.id == run["worker"]
            and (self.since is None or self.since <= run["started"])
        )


def process_name():
    """Return a name for this process that tells an operator where to look."""
    return "%s:%d" % (socket.gethostname(), os.getpid())


# Unlike its name, this is never that of another process, not even after a restart.
PROCESS = uuid.uuid4().hex
