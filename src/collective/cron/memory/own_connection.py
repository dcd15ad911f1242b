"""A connection of its own: what must be seen before a task ends goes through it.

The transaction of the task shows nothing until it is committed, and sees nothing new.
"""

from Acquisition import aq_base
from contextlib import contextmanager

import transaction


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
