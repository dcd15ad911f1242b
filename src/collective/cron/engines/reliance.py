"""Reliance: what a transaction was decided by, and does not write.

What is read may come from the cache of the process, and be of a time that is past:
while the database stands still, and until it has told what was stored in between. It
compares what is relied on when the transaction is stored; of what was only read, never.
"""


def rely_on(found):
    """Let this transaction conflict if somebody else has stored `found` meanwhile.

    The next attempt sees that. An object that is new here is nobody else's.
    """
    if found._p_jar is None:
        return
    found._p_activate()  # what is not loaded would not be compared
    # A database takes part where something is registered, be it unchanged.
    found._p_jar.register(found)
    found._p_jar.readCurrent(found)


def rely_on_keys(tree):
    """The same of which keys a BTree has: it is called where one is not there."""
    rely_on(tree)
    bucket = tree._firstbucket
    while bucket is not None:
        rely_on(bucket)
        bucket = bucket._next
