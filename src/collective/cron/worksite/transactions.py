"""The transaction of a thread: begun and taken back, whatever takes part or listens."""

from collective.cron import logger
from collective.cron.errors import is_of_database
from collective.cron.text import redact
from contextlib import contextmanager
from ZODB.Connection import Connection

import transaction


LEFT = u"left behind, and taken away: listeners to transactions"


def begin():
    """Begin a transaction; who listens and cannot bear that listens no more."""
    try:
        return transaction.begin()
    except BaseException as error:
        _log("a transaction could not be begun in order", error)
        _drop_unless_of_database(error)
        return transaction.begin()


def kept_under(key, make):
    """Return what the transaction of this thread keeps under a key, until it ends.

    The first time that is what `make()` returns. Keys are told apart by identity.
    """
    current = transaction.get()
    try:
        return current.data(key)
    except KeyError:
        made = make()
        current.set_data(key, made)
        return made


def take_back():
    """Abort the transaction of this thread; never raises.

    Whatever takes part in it is asked to abort, also if another one fails.
    """
    try:
        transaction.abort()
    except BaseException as error:
        _log("a transaction could not be taken back in order", error)
        _drop_unless_of_database(error)
        try:
            transaction.abort()  # some have not heard of the end of the first one
        except BaseException as error:
            _log("nor could it the second time", error)


@contextmanager
def kept(say=None):
    """After a block, let nobody listen to the transactions of the thread who did not.

    Connections may; they let go by themselves. `say`: called with a text if there was
    somebody.
    """
    manager = transaction.manager.manager
    before, explicit = _strangers(), manager.explicit
    try:
        yield
    finally:
        transaction.manager.manager = manager
        manager.explicit = explicit
        known = set(id(one) for one in before)
        left = [one for one in _strangers() if id(one) not in known]
        _drop(left)
        if left and say is not None:
            say(LEFT)


def _strangers():
    """Return who listens to the transactions of this thread, but for connections."""
    found = []
    # Not public, but the only list of them.
    transaction.manager.manager._synchs.map(found.append)
    return [one for one in found if not issubclass(type(one), Connection)]


def _drop_unless_of_database(error):
    # Connections listen too, and one of RelStorage asks its server then.
    if not is_of_database(error):
        _drop(_strangers())


def _drop(synchronizers):
    for one in synchronizers:
        try:
            transaction.manager.unregisterSynch(one)
        except KeyError:
            pass  # gone by itself


def _log(what, error):
    logger.warning("%s: %s", what, redact.describe_error(error))
