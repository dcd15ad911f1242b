"""The installation: who this database is, to a queue that others may use as well.

Kept in the root of the main database, wherever the sites are mounted. A copy of the
database has the same identity until it finds out; what tells a copy from another
process of the same database is the marks: each database writes its own, and so a copy
soon lacks those that the original has written since, and the other way round.
"""

from collective.cron import clock
from collective.cron.bbb import open_application
from collective.cron.worksite import retry
from collective.cron.worksite.signature import Signature
from contextlib import closing
from datetime import timedelta
from persistent import Persistent
from transaction.interfaces import TransientError

import transaction
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
    """Return function(the Installation), called as change_root() does."""
    return change_root(lambda root: function(_in(root)))


def _in(root):
    if KEY not in root:
        root[KEY] = Installation()
    return root[KEY]


def change_root(function):
    """Return function(root of the main database), in a transaction of its own.

    That of the thread is left alone. Where nothing changes, nothing is written; on a
    conflict it is called again and sees what the other writer did.
    """
    for attempt in range(1, retry.ATTEMPTS + 1):
        try:
            return _change(function)
        except TransientError:
            if attempt == retry.ATTEMPTS:
                raise
            retry.pause(attempt)


def _change(function):
    with closing(open_application()._p_jar) as opened:
        database = opened.db()
    manager = transaction.TransactionManager()
    with closing(database.open(transaction_manager=manager)) as connection:
        try:
            value = function(connection.root())
            Signature(u"about this database and its queue").sign(manager.get())
            manager.commit()
            return value
        finally:
            manager.abort()
