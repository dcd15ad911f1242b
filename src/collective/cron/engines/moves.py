"""Moves: whether the threads that a worker needs go on, and when it last reconciled.

Each of them says before it begins something by when it will be back. A database that
is away keeps none of them that long, and a task that takes hours is none of them.
"""

from collective.cron.bbb import monotonic


LONGEST = 600  # seconds that anything may take
USUALLY = 15  # seconds within which each does something


class Moves(object):
    """What the threads of this process have promised."""

    def __init__(self):
        self._back_by = {}  # name: monotonic times, usual and latest
        self.ticked = None  # when all that is overdue was last looked at (aware UTC)

    def step(self, name, longest=LONGEST, usually=USUALLY):
        """Note that a thread moves; within how many seconds it will again."""
        now = monotonic()
        self._back_by[name] = now + usually, now + longest

    def end(self, name):
        """Note that a thread has come to its end, or rests."""
        self._back_by.pop(name, None)

    def stuck(self):
        """Return the names of those that did not come back, sorted."""
        return self._find(1)

    def slow(self):
        """Return the names of those that take longer than usual, sorted."""
        return self._find(0)

    def _find(self, which):
        now = monotonic()
        found = list(self._back_by.items())
        return sorted(name for name, times in found if times[which] < now)


moves = Moves()
