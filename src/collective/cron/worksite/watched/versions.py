"""Versions: what was made of objects, remembered for as long as they are the same.

For pages, which cannot ask what was written: their transaction has begun already, and
shows what was before it. An object says itself which version of it they are shown, so
what was made of another one is never taken for it, whoever made that and when.
"""

import threading
import weakref


MOST = 50000  # values of one database; with more, all are made anew


class Versions(object):
    """What a process remembers; a value is never None."""

    def __init__(self):
        self._known = weakref.WeakKeyDictionary()  # database: {oid: (versions, value)}
        self._lock = threading.Lock()

    def shown_by(self, connection):
        """Return the Shown of a connection, in the transaction that goes on."""
        if connection is None or _writes(connection):
            return Shown(connection, {})
        with self._lock:
            known = self._known.setdefault(connection.db(), {})
            if len(known) >= MOST:
                known.clear()
        return Shown(connection, known)


class Shown(object):
    """`known`: what is remembered of the database, empty where nothing can be."""

    def __init__(self, connection, known):
        self._connection = connection
        self._known = known

    def get(self, first, second):
        """Return what is remembered of these two objects, or None."""
        versions, value = self._known.get(first._p_oid) or (None, None)
        return value if versions and versions == self._versions(first, second) else None

    def remember(self, first, second, value):
        versions = self._versions(first, second)
        if versions is not None:
            self._known[first._p_oid] = versions, value

    def _versions(self, first, second):
        for one in (first, second):
            if one._p_jar is not self._connection:
                return None  # not stored yet, or in a database that is mounted there
            one._p_activate()  # before that it does not know its version
            if one._p_changed:
                return None
        return first._p_serial, second._p_oid, second._p_serial


def _writes(connection):
    """Tell whether something was changed in this transaction, if only for a savepoint.

    What a savepoint has stored looks as if it was of the version before.
    """
    return bool(
        connection._registered_objects or connection._savepoint_storage is not None
    )
