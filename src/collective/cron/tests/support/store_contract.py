"""What every store of huey must do: one suite, mixed into a test case for each."""

from collective.cron import clock
from collective.cron.bbb import PY2
from datetime import datetime
from datetime import timedelta


if not PY2:
    from collective.cron.engines.hueyqueue.message import SignedJSON
    from huey.registry import Message

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

    def entry(self, name, minutes=None, message=None):
        later = None if minutes is None else NOON + timedelta(minutes=minutes)
        return "key-%s" % name, b"value", message or name.encode("ascii"), later

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

    def test_the_first_that_waits_for_its_time_is_known(self):
        self.assertIsNone(self.storage.first_due())
        entries = [self.entry("b", 6), self.entry("a", 4), self.entry("now")]
        self.storage.send(entries, [])
        self.assertEqual(self.storage.first_due(), NOON + timedelta(minutes=4))
        self.storage.move_due(NOON + timedelta(minutes=4))
        self.assertEqual(self.storage.first_due(), NOON + timedelta(minutes=6))

    def hears(self):
        """Tell whether it hears of anything, as a worker does that waits."""
        self.storage.read_timeout = 0.05
        self.assertIsNone(self.storage.dequeue())
        return self.storage.heard()

    def test_it_is_heard_when_others_send_for_a_time_that_is_near(self):
        other = self.open_named(self.storage.name)
        self.hears()
        self.assertFalse(self.hears())
        with clock.frozen(NOON):
            other.send([self.entry("a", 0.1)], [])
            self.assertTrue(self.hears())
        self.assertFalse(self.hears())

    def marked(self, mark):
        """Return a message as one for a job whose id begins with `mark`."""
        one = Message(mark + "1", "run", args=(), kwargs={}, retries=0)
        return SignedJSON(b"secret").serialize(one)

    def test_what_is_moved_and_what_comes_at_once_goes_by_its_rank(self):
        low, high = self.marked("l"), self.marked("h")
        entries = [self.entry("n", 1), self.entry("h", 2, high)]
        entries.append(self.entry("l", 0, low))
        self.storage.send(entries, [])
        self.storage.move_due(NOON + timedelta(minutes=3))
        self.assertEqual(self.queued(), [high, b"n", low])
        low2, high2 = self.marked("l2"), self.marked("h2")
        entries = [self.entry("l2", None, low2), self.entry("n2")]
        self.storage.send(entries + [self.entry("h2", None, high2)], [])
        order = [high, high2, b"n", b"n2", low, low2]
        self.assertEqual(self.queued(), order)
        taken = [bytes(self.storage.dequeue()) for _message in order]
        self.assertEqual(taken, order)
        self.assertEqual(self.storage.queue_size(), 0)

    def test_what_waits_for_a_worker_is_found_whatever_its_rank(self):
        low, high = self.marked("l"), self.marked("h")
        waiting = [high, b"n", low]
        for number in range(1, 4):
            self.storage.send([self.entry("x", None, each) for each in waiting], [])
            self.assertEqual(self.storage.queue_size(), 3)
            found = [bytes(each) for each in self.storage.enqueued_items(number)]
            self.assertEqual(found, waiting[:number])
            self.storage.flush_queue()
            self.assertEqual(self.queued(), [])
        for message in waiting:
            self.storage.enqueue(message)
            self.assertTrue(self.storage.holds(message, NOON))
            self.assertTrue(self.storage.withdraw(message, NOON))
            self.assertFalse(self.storage.holds(message, NOON))
        self.storage.send([self.entry("x", None, each) for each in waiting], [])
        self.assertEqual(self.storage.discard([low, high]), 2)
        self.assertEqual(self.queued(), [b"n"])

    def test_what_former_versions_moved_is_found_and_taken(self):
        # They know one rank only.
        high = self.marked("h")
        kind = type(self.storage)
        former = [each for each in kind.__mro__ if each.__module__ == "huey.storage"]
        for message in (high, b"former"):
            former[0].enqueue(self.storage, message)
            self.assertTrue(self.storage.holds(message, NOON))
            self.assertTrue(self.storage.withdraw(message, NOON))
            former[0].enqueue(self.storage, message)
        self.storage.send([self.entry("new")], [])
        taken = [bytes(self.storage.dequeue()) for _number in range(3)]
        self.assertEqual(taken, [high, b"former", b"new"])

    def test_queues_of_other_names_in_the_file_are_left_alone(self):
        other = self.open_named("other")
        other.send([self.entry("theirs", 1)], [])
        self.storage.send([self.entry("ours", 1)], [self.removal("theirs", 1)])
        self.storage.move_due(NOON + timedelta(hours=1))
        self.assertEqual(self.queued(), [b"ours"])
        self.assertEqual((other.queue_size(), other.schedule_size()), (0, 1))
        self.assertEqual(other.keys(), ["key-theirs"])
