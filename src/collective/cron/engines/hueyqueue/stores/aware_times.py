"""AwareTimes: what is the same in every store.

huey hands naive UTC to its storages, and they read it as local time. Here every
instant is made aware before they see it, so the zone of a process does not matter.
"""

from collective.cron import clock
from datetime import datetime
from datetime import timedelta

import pytz


AT_ONCE = 1000  # messages moved or looked at in one step
# What comes due within this time may do so before a worker asks by itself.
SOON = timedelta(seconds=15)


class AwareTimes(object):
    """Mixed in before a storage of huey; each store does the rest in one step.

    A *message* is bytes, and `begin_after` the aware instant it was sent for: with both
    it is found again, without a search where it waits for its time.
    """

    _heard = False  # by dequeue(), where that waits

    def add_to_schedule(self, data, ts):
        super(AwareTimes, self).add_to_schedule(data, aware(ts))

    def read_schedule(self, ts):
        return super(AwareTimes, self).read_schedule(aware(ts))

    def dequeue_now(self):
        """Return the next message that is there, or None; waits for none."""
        return self.dequeue()

    def first_due(self):
        """Return the aware instant at which the first comes due, None if none waits."""
        raise NotImplementedError()

    def heard(self):
        """Tell whether it was heard that others have sent something for a time to come.

        Heard since this was asked last. May be wrong now and then, and is cheap.
        """
        heard, self._heard = self._heard, False
        return heard

    def heal(self):
        """Repair what can be repaired from here; returns None."""

    def move_due(self, instant):
        """Queue what is due in one step, by its rank; return whether there was any.

        huey takes everything out of the schedule first, and what it has not queued yet
        is lost if the process is killed.
        """
        raise NotImplementedError()

    def send(self, entries, removed):
        """Store and queue all `entries`, and drop what is in `removed`, in one step.

        An entry is (key, value, message, instant to start after, or None for now);
        what is removed is (key, message, begin_after). See ../rank.py.
        """
        raise NotImplementedError()

    def holds(self, message, begin_after):
        """Tell whether this very message waits here, for its time or for a worker."""
        raise NotImplementedError()

    def withdraw(self, message, begin_after):
        """Take this very message away, wherever it waits; return whether it was."""
        raise NotImplementedError()

    def discard(self, messages):
        """Take these messages out of the queue in one step; return how many."""
        raise NotImplementedError()

    def keys(self):
        """Return the names of all that is stored by name, a list of str."""
        raise NotImplementedError()


def instant_of(timestamp):
    """Return the aware instant of a timestamp, None of None.

    What is no year of ours is none of ours either, and is the first or the last.
    """
    if timestamp is None:
        return None
    try:
        return datetime.fromtimestamp(timestamp, pytz.utc)
    except (OverflowError, ValueError, OSError):
        end = datetime.min if timestamp < 0 else datetime.max
        return end.replace(tzinfo=pytz.utc)


def is_soon(entries):
    """Tell whether any entry, see send(), is for a time that comes soon."""
    end = clock.now() + SOON
    return any(entry[3] is not None and entry[3] < end for entry in entries)


def aware(instant):
    """Return an instant of huey, which is UTC and does not say so, as an aware one."""
    return instant if instant.tzinfo else instant.replace(tzinfo=pytz.utc)
