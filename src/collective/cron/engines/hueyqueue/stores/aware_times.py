"""AwareTimes: what is the same in every store.

huey hands naive UTC to its storages, and they read it as local time. Here every
instant is made aware before they see it, so the zone of a process does not matter.
"""

import pytz


AT_ONCE = 1000  # messages moved or looked at in one step


class AwareTimes(object):
    """Mixed in before a storage of huey; each store does the rest in one step.

    A *message* is bytes, and `begin_after` the aware instant it was sent for: with both
    it is found again, without a search where it waits for its time.
    """

    def add_to_schedule(self, data, ts):
        super(AwareTimes, self).add_to_schedule(data, aware(ts))

    def read_schedule(self, ts):
        return super(AwareTimes, self).read_schedule(aware(ts))

    def dequeue_now(self):
        """Return the next message that is there, or None; waits for none."""
        return self.dequeue()

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


def aware(instant):
    """Return an instant of huey, which is UTC and does not say so, as an aware one."""
    return instant if instant.tzinfo else instant.replace(tzinfo=pytz.utc)
