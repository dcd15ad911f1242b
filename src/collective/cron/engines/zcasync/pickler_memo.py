"""The memo of ZODB's picklers: what was stored is not held by what is garbage since.

In ZODB, what writes objects and its pickler refer to each other, so both stay until the
next garbage collection, and the memo of the pickler has the state of the object that
was stored last, with the persistent objects in it. If one of these is unloaded by then,
nothing but the garbage holds it, while the cache of the connection still finds it. Then
a collection in one thread takes away what it has just been loaded with in another one:
Python 2 does not look whether somebody has come by it since. It reads as if it had
never been given any value, a scheduling state as one of a task that never ran, and is
stored so.
"""

from functools import wraps
from ZODB.Connection import Connection


def let_go():
    """Have all connections empty the memo as soon as they have stored something."""
    store = Connection._store_objects

    @wraps(store)
    def store_and_let_go(connection, writer, transaction):
        try:
            return store(connection, writer, transaction)
        finally:
            writer._p.clear_memo()

    Connection._store_objects = store_and_let_go
