"""Small trees beside the states, in annotations of the site, made when needed.

The engine's own transactions write no state while a task works, and neither do these:
what must be seen before the task ends goes through a connection of its own.
"""

from Acquisition import aq_base
from BTrees.OOBTree import OOBTree
from collective.cron.memory import state
from contextlib import contextmanager
from zope.annotation.interfaces import IAnnotations

import transaction


def read(site, key):
    """Return the mapping under this key of the annotations, {} if none; no write."""
    found = state.read_annotation(site, key)
    return {} if found is None else found


def make(site, key):
    """Return the mapping under this key, made if there is none."""
    annotations = IAnnotations(site)
    if key not in annotations:
        annotations[key] = OOBTree()
    return annotations[key]


def drop(site, key, name):
    """Remove an entry of the mapping under this key, if it is there."""
    found = read(site, key)
    if name in found:
        del found[name]


@contextmanager
def alone(site):
    """Give (site, transaction manager) of a connection that nobody else uses.

    It sees what is stored at this moment, whatever the transaction of the thread sees,
    and commits without it. The database is that of the site, also if it is mounted.
    What is not committed when the block ends is taken back.
    """
    base = aq_base(site)
    manager = transaction.TransactionManager()
    connection = base._p_jar.db().open(transaction_manager=manager)
    try:
        yield connection.get(base._p_oid), manager
    finally:
        manager.abort()
        connection.close()
