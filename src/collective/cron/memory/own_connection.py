"""A connection of its own: what must be seen before a task ends goes through it.

The transaction of the task shows nothing until it is committed, and sees nothing new.
"""

from Acquisition import aq_base
from collective.cron.bbb import open_application
from collective.cron.worksite import retry
from collective.cron.worksite.signature import Signature
from contextlib import closing
from contextlib import contextmanager

import transaction


SIGNATURE = Signature(u"about this database and its queue")


@contextmanager
def of(database):
    """Give (connection, transaction manager) that nobody else uses.

    It sees what is stored at this moment, whatever the transaction of the thread sees,
    and commits without it. What is not committed when the block ends is taken back.
    """
    manager = transaction.TransactionManager()
    connection = database.open(transaction_manager=manager)
    try:
        yield connection, manager
    finally:
        manager.abort()
        connection.close()


@contextmanager
def alone(site):
    """Give (site, transaction manager) of such a connection, see of().

    The database is that of the site, also if it is mounted.
    """
    base = aq_base(site)
    with of(base._p_jar.db()) as (connection, manager):
        yield connection.get(base._p_oid), manager


def change_root(function, *args, **options):
    """Return function(root of the main database, *args), in a transaction of its own.

    That of the thread is left alone. Where nothing changes, nothing is written; on a
    conflict it is called again and sees what the other writer did. The one option is
    `signature`: what Undo tells of it.
    """
    signature = options.get("signature") or SIGNATURE
    return retry.again(lambda: _change(function, args, signature))


def _change(function, args, signature):
    with closing(open_application()._p_jar) as opened:
        database = opened.db()
    with of(database) as (connection, manager):
        value = function(connection.root(), *args)
        signature.sign(manager.get())
        manager.commit()
        return value
