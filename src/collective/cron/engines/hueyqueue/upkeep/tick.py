"""Tick: what a worker does for the queue every minute; the reconciler asks for it."""

from collective.cron import logger
from collective.cron.engines import trouble
from collective.cron.engines.hueyqueue import jobqueue
from collective.cron.engines.hueyqueue.connection import connection
from collective.cron.engines.hueyqueue.connection import queue_url
from collective.cron.engines.hueyqueue.message import SignedJSON
from collective.cron.engines.hueyqueue.storage import is_private
from collective.cron.engines.hueyqueue.stores.place import name_of
from collective.cron.engines.hueyqueue.upkeep import former
from collective.cron.engines.hueyqueue.upkeep import sweep
from collective.cron.errors import QueueUnavailable
from collective.cron.memory import own_connection
from collective.cron.queueing.worker import process_id
from collective.cron.text.rare_lines import lines
from contextlib import closing


class Upkeep(object):
    """Remembers what was missing a minute ago; one for each process."""

    def __init__(self):
        self._missing = set()
        self._told = set()
        self._name = None

    def has_lost_jobs(self):
        """Do the duties; tell whether all is to be queued again.

        So it is when the queue was emptied or replaced, when it has lost what should
        wait in it (it was restored from an older copy, for one), and when the database
        has another identity than before.
        """
        lines.flush()
        try:
            connection.call(lambda storage: storage.heal())
            connection.call(lambda storage: connection.settle())
            connection.check()
            emptied = connection.was_emptied()
            moved = self._name not in (None, connection.place.name)
            self._name = connection.place.name
            lost = self._look_through()
        except QueueUnavailable:
            # It has been logged; the next tick looks again.
            return False
        finally:
            _note_trouble()
        return moved or emptied or lost

    def _look_through(self):
        there = connection.call(sweep.ids_in)
        with closing(connection.call(lambda storage: connection.open_shared())) as old:
            left = connection.call(lambda storage: sweep.ids_in(old))
            # Not before: see ids_in().
            wanted = _read_wanted()
            if wanted is None:
                return False
            connection.call(lambda storage: _look_after_former(old, left, wanted))
        connection.call(lambda storage: sweep.drop_stale(storage, there, wanted))
        before = self._missing
        self._missing = sweep.find_missing(there | left, wanted)
        # Seen twice, so it was not on its way; told once, so that one that cannot be
        # queued does not have everything looked at every minute.
        lost = (self._missing & before) - self._told
        self._told = self._missing & (self._told | lost)
        if lost:
            logger.warning("%d jobs are missing in the queue", len(lost))
        return bool(lost)


def _read_wanted():
    """Return what is wanted, or None where that cannot be read: nothing is swept."""
    try:
        return sweep.read_wanted()
    except Exception as error:
        what = "the queue is not swept, a site cannot be read"
        lines.say_error("wanted", what, error)
        return None


def _look_after_former(shared, there, wanted):
    signing = SignedJSON(connection.place.secret)
    ours = there & set(wanted)
    former.take_over(shared, ours, signing, jobqueue.read, jobqueue.send)
    if is_private(queue_url()):
        former.clear(shared, there)
    else:
        former.report_strangers(shared, there - ours)

    def open_place(record):
        name = name_of(record["identity"], record["secret_mark"])
        return connection.open_place(name)

    former.look_after_other_secrets(shared, connection.place, wanted, open_place)


def _note_trouble():
    """Tell the others what is the matter, in the database, if that can be written."""
    current, process = connection.trouble, process_id()
    try:
        own_connection.change_root(trouble.note, process, current)
    except Exception as error:
        lines.say_error("noting", "the state of the queue could not be noted", error)


upkeep = Upkeep()
