"""The installation: who this database is, to a queue that others may use as well.

Kept in the root of the main database, wherever the sites are mounted. A copy of the
database has the same identity until it finds out; what tells a copy from another
process of the same database is the marks: each database writes its own, and so a copy
soon lacks those that the original has written since, and the other way round.
"""

from collective.cron import clock
from collective.cron.memory import own_connection
from datetime import timedelta
from persistent import Persistent

import uuid


KEY = "collective.cron.installation"  # in the root of the main database
REMEMBERED = 20  # marks; a store has one that is at most some minutes old
MARK_EVERY = timedelta(minutes=5)


class Installation(Persistent):
    """`identity`: random hexadecimal text, made once, the name of the database.

    `marks`: random texts, the newest last; `marked`: when that was made (aware UTC).
    """

    def __init__(self):
        self.renew()

    def renew(self):
        """Be another one from now on."""
        self.identity = uuid.uuid4().hex[:16]
        self.marks, self.marked = (), None

    def knows(self, mark):
        """Tell whether this database, or what it is a copy of, made that mark."""
        return mark in self.marks

    def make_mark(self, anyway=False):
        """Make a mark if it is time for one; return the newest."""
        now = clock.now()
        if anyway or self.marked is None or abs(now - self.marked) >= MARK_EVERY:
            self.marks = self.marks[1 - REMEMBERED :] + (uuid.uuid4().hex[:8],)
            self.marked = now
        return self.marks[-1]


def change(function):
    """Return function(the Installation), as own_connection.change_root() does."""
    return own_connection.change_root(lambda root: function(_in(root)))


def _in(root):
    if KEY not in root:
        root[KEY] = Installation()
    return root[KEY]
