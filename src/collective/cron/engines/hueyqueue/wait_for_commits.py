"""Freshness: what was committed before a message was sent is seen by who got it.

A ZEO server tells its other clients of a commit a moment after it told the one who made
it. A message of that one can be quicker: then the run it asks for is not known yet.
"""

import Zope2


def catch_up():
    """Wait until this process knows of all that was committed before the call."""
    for database in Zope2.DB.databases.values():
        # Of a ZEO client: a round trip. Other storages look when a transaction begins.
        ping = getattr(database.storage, "ping", None)
        if ping is not None:
            ping()
