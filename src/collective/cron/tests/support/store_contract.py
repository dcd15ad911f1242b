"""What every store of huey must do: one suite, mixed into a test case for each."""

from collective.cron import clock
from datetime import datetime
from datetime import timedelta


NOON = clock.from_iso("2026-11-23T12:00:00Z")


class InstantContract(object):
    """What all have in common; the test case gives `storage`."""

    def due(self, instant):
        return [bytes(data) for data in self.storage.read_schedule(instant)]

    def test_an_instant_without_a_zone_is_one_in_utc(self):
        naive = datetime(2026, 11, 23, 12, 0)
        self.storage.add_to_schedule(b"noon", naive)
        self.assertEqual(self.due(NOON - timedelta(seconds=1)), [])
        self.assertEqual(self.due(naive), [b"noon"])


class StoreContract(InstantContract):
    """What those have that keep a queue; `open_named` gives a store of another name."""

    def entry(self, name, minutes=None):
        later = None if minutes is None else NOON + timedelta(minutes=minutes)
        return "key-%s" % name, b"value", name.encode("ascii"), later

    def removal(self, name, minutes=0):
        """Return what takes away that entry."""
        instant = NOON + timedelta(minutes=minutes)
        return "key-%s" % name, name.encode("ascii"), instant

    def queued(self):
        return [bytes(data) for data in self.storage.enqueued_items()]

    def test_what_is_for_now_is_queued_and_what_is_for_later_waits(self):
        self.storage.send([self.entry("now"), self.entry("later", 5)], [])
        self.assertEqual(self.queued(), [b"now"])
        self.assertEqual(self.due(NOON + timedelta(minutes=4)), [])
        self.assertEqual(self.due(NOON + timedelta(minutes=5)), [b"later"])
        for key in ("key-now", "key-later"):
            self.assertEqual(bytes(self.storage.peek_data(key)), b"value")

    def test_keys_that_are_removed_are_gone_and_unknown_ones_no_error(self):
        self.storage.send([self.entry("now"), self.entry("other")], [])
        self.storage.send([], [self.removal("now"), self.removal("unknown")])
        self.assertEqual(self.storage.keys(), ["key-other"])

    def test_what_is_due_is_moved_in_order_and_the_rest_waits(self):
        entries = [self.entry("late", 4), self.entry("early", 3), self.entry("not", 6)]
        self.storage.send(entries, [])
        # Without a zone, as huey asks.
        self.assertTrue(self.storage.move_due(datetime(2026, 11, 23, 12, 5)))
        self.assertEqual(self.queued(), [b"early", b"late"])
        self.assertEqual(self.storage.schedule_size(), 1)
        self.assertFalse(self.storage.move_due(datetime(2026, 11, 23, 12, 5)))

    def test_queues_of_other_names_in_the_file_are_left_alone(self):
        other = self.open_named("other")
        other.send([self.entry("theirs", 1)], [])
        self.storage.send([self.entry("ours", 1)], [self.removal("theirs", 1)])
        self.storage.move_due(NOON + timedelta(hours=1))
        self.assertEqual(self.queued(), [b"ours"])
        self.assertEqual((other.queue_size(), other.schedule_size()), (0, 1))
        self.assertEqual(other.keys(), ["key-theirs"])
