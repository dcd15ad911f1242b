"""What Undo tells of a transaction of ours: what it did, and in whose name."""

from collections import namedtuple
from six import ensure_text

import threading
import transaction


SYSTEM = u"collective.cron"  # where nobody in particular did it

_thread = threading.local()


class Signature(namedtuple("Signature", "what user place")):
    """`what`: a line of text; `user`: an id; `place`: of the user, a path."""

    __slots__ = ()

    def __new__(cls, what, user=None, place=None):
        user, place = ensure_text(user or SYSTEM), ensure_text(place or "/")
        return super(Signature, cls).__new__(cls, ensure_text(what), user, place)

    def sign(self, current=None):
        """Put it under a transaction, that of the thread if left out."""
        current = transaction.get() if current is None else current
        current.note(u"%s: %s" % (SYSTEM, self.what))
        current.setUser(self.user, self.place)

    def add(self):
        """Add what else the transaction of the thread does, whoever signed it."""
        transaction.get().note(u"%s: %s" % (SYSTEM, self.what))


class Clerk(object):
    """A synchronizer that signs what a library commits without a word."""

    def __init__(self, signature):
        self._signature = signature

    def newTransaction(self, current):
        pass

    def beforeCompletion(self, current):
        if not current.description:
            self._signature.sign(current)

    afterCompletion = newTransaction


def sign_all(what):
    """Sign all that is committed in this thread from now on and says nothing itself."""
    if getattr(_thread, "clerk", None) is None:
        # Transaction managers do not keep their synchronizers.
        _thread.clerk = Clerk(Signature(what))
        transaction.manager.registerSynch(_thread.clerk)
