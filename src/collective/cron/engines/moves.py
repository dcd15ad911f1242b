"""Moves: whether the threads that a worker needs go on, and when it last reconciled.

Each of them says before it begins something by when it will be back. A database that
is away keeps none of them that long, and a task that takes hours is none of them.
"""

from collective.cron.bbb import monotonic


LONGEST = 600  # seconds that anything may take


class Moves(object):
    """What the threads of this process have promised."""

    def __init__(self):
        self._back_by = {}  # name: monotonic time
        self.ticked = None  # when all that is overdue was last looked at (aware UTC)

    def step(self, name, seconds=LONGEST):
        """Note that a thread moves, and will again within so many seconds."""
        self._back_by[name] = monotonic() + seconds

    def end(self, name):
        """Note that a thread has come to its end, or rests."""
        self._back_by.pop(name, None)

    def stuck(self):
        """Return the names of those that did not come back, sorted."""
        now = monotonic()
        return sorted(n for n, time in list(self._back_by.items()) if time < now)


moves = Moves()
