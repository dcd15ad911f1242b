"""Round trip: database servers are asked, since memory answers without them, too.

What a connection has read once it reads again while its server is away.
"""


def make(connection):
    """Ask each server that a connection and its kin read from; raises as they do.

    It may hang as they do. A file has no server, and RelStorage asks its own one with
    each transaction.
    """
    for one in list(connection.connections.values()):
        ping = getattr(one.db().storage, "ping", None)
        if ping is not None:
            ping()
