"""Right of way: a run that lost its work to quicker writers again and again goes first.

After its first conflict a run waits for the others of its process that had one (see
floor.py); after some more it asks for the right of way, which one run of all processes
has at a time. Who has it stands in the root of the main database: so everybody hears of
it, whatever the queue is, and as soon as of any commit. Others wait for its end before
they commit; what they did by then is not lost, unless they wrote the same.

Every wait is bounded, and who waited in vain goes on: a holder may be dead, or in for
much longer.
"""

from collective.cron import clock
from collective.cron import logger
from collective.cron.bbb import monotonic
from collective.cron.memory import own_connection
from collective.cron.text import redact
from collective.cron.worksite.entering import main_root
from collective.cron.worksite.floor import floor
from collective.cron.worksite.signature import Signature
from datetime import timedelta
from persistent.mapping import PersistentMapping

import random
import time


KEY = "collective.cron.right_of_way"  # in the root of the main database
PATIENCE = 2  # conflicts of a run before it asks for the right of way
LONGEST = 60  # seconds that one run has it, and that another one waits
LOOK = 0.1  # seconds between two looks whether it is free
# Seconds for which what a transaction shows of it is believed, if all went well so far.
# So short runs need no other look: what they see was loaded by an earlier one.
FRESH = 0.1
SIGNATURE = Signature(u"who goes first after conflicts")


def ask(current):
    """Wait until a run may try again; called before each attempt, in no transaction.

    A run without conflicts waits for nobody. `current`: the CurrentRun.
    """
    if current.conflicts and not current.has_floor:
        current.has_floor = floor.take(LONGEST)
    if current.conflicts >= PATIENCE:
        current.goes_first = _wait(lambda: _change(_take, current.token))


def give_back(current):
    """End what ask() gave, if it gave anything."""
    if current.goes_first:
        current.goes_first = False
        _safely(lambda: _change(_leave, current.token))
    if current.has_floor:
        current.has_floor = False
        floor.leave()


def give_way(current):
    """Wait, before a commit, for the end of a run that goes first."""
    root, seconds = main_root(current.site), monotonic() - current.began
    if seconds < FRESH and not current.conflicts and _is_free(root, current.token):
        return
    with own_connection.of(root._p_jar.db()) as (connection, manager):

        def look():
            manager.begin()
            return _is_free(connection.root(), current.token)

        _wait(look)


def _wait(is_over):
    """Return whether `is_over`, a function, gave True before it was too late."""
    end = monotonic() + LONGEST
    while True:
        over = _safely(is_over)
        if over is not False or monotonic() >= end:
            return bool(over)
        time.sleep(LOOK * random.uniform(0.5, 1.5))


def _safely(function):
    """Return what a function returns; None if it fails, as nobody fails by this."""
    try:
        return function()
    except Exception as error:
        logger.info("nobody knows who goes first: %s", redact.describe_error(error))
        return None


def _change(function, token):
    return own_connection.change_root(function, token, signature=SIGNATURE)


def _is_free(root, token):
    """Tell whether no other run has the right of way."""
    noted = root.get(KEY)
    if not noted or noted["token"] == token:
        return True
    # Dead, or in for much longer; or a clock was set.
    return abs(clock.now() - noted["since"]) >= timedelta(seconds=LONGEST)


def _take(root, token):
    """Note that a run has it; return whether it has."""
    if not _is_free(root, token):
        return False
    if KEY not in root:
        root[KEY] = PersistentMapping()
    root[KEY].update(token=token, since=clock.now())
    return True


def _leave(root, token):
    noted = root.get(KEY)
    if noted and noted["token"] == token:
        noted.clear()
