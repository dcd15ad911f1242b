"""Try a transaction again when another writer was quicker."""

from collective.cron.errors import is_transient
from collective.cron.worksite import forks
from collective.cron.worksite import transactions

import random
import time
import transaction


ATTEMPTS = 8
PAUSE = 0.05  # seconds before the second attempt; doubles with each, up to 2


def in_transaction(function, attempts=ATTEMPTS, also=None, again=None, signature=None):
    """Call `function` in a new transaction and commit; return what it returned.

    `signature`: what Undo tells of it; see signature.py.

    On a conflict the transaction is taken back and tried again after a pause that
    grows and varies, so that two writers do not meet again and again. `also` tells
    of another exception whether it is worth one; `again` is called before each but the
    first, in no transaction of its own. The last failure is raised; whatever is raised,
    the transaction has been taken back.
    """
    for attempt in range(1, attempts + 1):
        try:
            transactions.begin()
            if signature is not None:
                signature.sign()
            with forks.kept_out():
                value = function()
            transaction.commit()
            return value
        except BaseException as error:
            transactions.take_back()
            if attempt == attempts or not _is_worth(error, also):
                raise
        pause(attempt)
        if again is not None:
            again()


def again(function, attempts=ATTEMPTS, also=None):
    """Return what `function` returns, called again after a pause on a conflict.

    `also`: as in_transaction() has it. The last failure is raised. The transaction of
    the thread is left alone.
    """
    for attempt in range(1, attempts + 1):
        try:
            return function()
        except Exception as error:
            if attempt == attempts or not _is_worth(error, also):
                raise
        pause(attempt)


def _is_worth(error, also):
    """Tell whether what raised an exception is worth another attempt."""
    if is_transient():
        return True
    return also is not None and isinstance(error, Exception) and also(error)


def pause(attempt):
    """Sleep a little, longer with every attempt, never the same time twice."""
    time.sleep(min(PAUSE * 2 ** (attempt - 1), 2) * random.uniform(0.5, 1.5))
