"""Changes: which objects of a database were written since a reader asked last.

Every storage tells that to each of its connections, of what other processes store, too:
so they know what their caches hold no longer. Here nothing is kept but what is told.
"""

from collective.cron import logger
from ZODB.mvccadapter import MVCCAdapter

import threading
import weakref


MOST = 100000  # oids that wait for a reader; of more it is told that all may be others

_watches = weakref.WeakKeyDictionary()  # database: its Watch
_lock = threading.Lock()


def take(database, reader):
    """Return the oids that were written since `reader`, a name, asked last: a set.

    None where nobody knows, as at the first time: any object may be another one. What
    is read in a transaction that begins after this call has all that it tells of, and
    what comes later is told the next time.
    """
    with _lock:
        watch = _watches.get(database)
        if watch is None:
            watch = _watches[database] = Watch(database)
    return watch.take(reader)


class Watch(object):
    """Of one database, for several readers."""

    def __init__(self, database):
        self._make = getattr(database, "_mvcc_storage", None)
        self._storage = None
        self._waiting = {}  # reader: a set of oids, or None for any
        self._lock = threading.Lock()

    def take(self, reader):
        with self._lock:
            changed = self._ask()
            for name, waiting in self._waiting.items():
                self._waiting[name] = _together(waiting, changed)
            found = self._waiting.get(reader)
            self._waiting[reader] = set()
            return found

    def _ask(self):
        """Return what was written since the last call, None if that is not known."""
        try:
            if self._storage is None:
                self._storage = self._make.new_instance()
            self._storage.sync()
            changed = self._storage.poll_invalidations()
            self._let_others_hear()
            # RelStorage holds a transaction of the database open until that.
            getattr(self._storage, "afterCompletion", lambda: None)()
        except Exception as error:
            # Whoever reads the objects hears what is the matter.
            logger.debug("it is not known what has changed: %r", error)
            self._release()
            return None
        return None if changed is None else set(changed)

    def _let_others_hear(self):
        """Return when every connection has been told what we have been told.

        They are told one after the other, under a lock that this takes. Else one that
        begins a transaction now could still read what was before.
        """
        if isinstance(self._make, MVCCAdapter):
            self._make.new_instance().release()

    def _release(self):
        storage, self._storage = self._storage, None
        try:
            storage.release()
        except Exception as error:
            # It was never there, or is gone with its database.
            logger.debug("not released: %r", error)


def _together(waiting, changed):
    if waiting is None or changed is None or len(waiting) + len(changed) > MOST:
        return None
    return waiting | changed
