"""Ids of objects that a database server gave out before it was restarted: not used.

A server counts on from the last object that is stored. So it gives ids that a client
has in reserve to another one, too. A client that uses such an id is refused; and if it
had loaded the other's object, that one loses its place in the client's connection,
which ZODB never mends: every page and job that meets it there fails until a restart.
"""


def opened(event):
    """Let what was in reserve be dropped by whoever is connected again.

    Subscriber to IDatabaseOpenedWithRoot.
    """
    for each in event.database.databases.values():
        storage = each.storage
        # Private to ZEO's client, which has no other way; others keep none.
        if hasattr(storage, "_oids") and hasattr(storage, "notify_connected"):
            _drop_when_connected(storage)


def _drop_when_connected(storage):
    notify_connected = storage.notify_connected

    def drop_and_notify(*args):
        del storage._oids[:]
        return notify_connected(*args)

    storage.notify_connected = drop_and_notify
