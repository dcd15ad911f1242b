"""A connection of its own: what must be seen before a task ends goes through it.

The transaction of the task shows nothing until it is committed, and sees nothing new.
"""

from Acquisition import aq_base
from collective.cron.bbb import monotonic
from collective.cron.bbb import open_application
from collective.cron.errors import is_of_database
from collective.cron.worksite import retry
from collective.cron.worksite.signature import Signature
from contextlib import closing
from contextlib import contextmanager

import time
import transaction


LOOK = 0.5  # seconds between two looks whether a database is back
OUTAGE = 180  # seconds for which a database may be away, as when it fails over
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


def wait_until_back(site, seconds=OUTAGE):
    """Wait until the database of a site can be asked, so many seconds at most.

    RelStorage raises at once while its server is away; a ZEO client waits by itself.
    """
    end = monotonic() + seconds
    while True:
        try:
            with alone(site):
                return
        except Exception as error:
            if monotonic() >= end or not is_of_database(error):
                return  # whoever asks next says what it is
        time.sleep(LOOK)


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
