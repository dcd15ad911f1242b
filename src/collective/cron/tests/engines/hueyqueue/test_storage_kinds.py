"""Storages of huey: chosen by a URL; whole, private and in order."""

from collective.cron import clock
from collective.cron.bbb import PY2
from datetime import datetime
from datetime import timedelta

import os
import shutil
import stat
import tempfile
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import storage
    from collective.cron.engines.hueyqueue.stores.aware_times import AwareTimes
    from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer
    from collective.cron.engines.hueyqueue.stores.sqlite_file import SqliteFile
    from huey.storage import MemoryStorage

    class Memory(AwareTimes, MemoryStorage):
        """A storage with nothing of its own but what all of ours have."""


NOON = clock.from_iso("2026-11-23T12:00:00Z")


class StorageCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="cron-storage-")
        self.addCleanup(shutil.rmtree, self.folder)
        self.path = os.path.join(self.folder, "cron-queue.sqlite")

    def open(self, url="", **options):
        opened = storage.open_storage(url, self.folder, **options)
        self.addCleanup(opened.close)
        return opened

    def assert_private(self, path):
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)


class TestURL(StorageCase):
    def test_without_one_a_file_in_the_folder_that_is_its_owner_s_alone(self):
        self.assertEqual(self.open().filename, self.path)
        self.assert_private(self.path)

    def test_a_file_that_others_could_read_is_made_private(self):
        self.open().close()
        os.chmod(self.path, 0o644)
        self.open()
        self.assert_private(self.path)

    def test_a_file_elsewhere(self):
        path = os.path.join(self.folder, "other.sqlite")
        self.assertEqual(self.open("sqlite://" + path).filename, path)
        self.assert_private(path)
        self.assertFalse(os.path.exists(self.path))

    def test_no_request_waits_long_for_redis(self):
        for url, number in (
            ("redis://localhost:6379/3", 3),
            ("redis://localhost:6379?db=4", 4),
            ("unix:///no/such.socket?db=5", 5),
        ):
            opened = self.open(url)
            self.assertIsInstance(opened, RedisServer)
            made = opened.pool.make_connection()
            self.assertEqual(made.db, number)
            waits = (made.socket_connect_timeout, made.socket_timeout)
            self.assertEqual(waits, (1, 3))
            self.assertLess(opened.read_timeout, made.socket_timeout)

    def test_unknown_queue_is_a_wrong_value(self):
        with self.assertRaises(ValueError):
            self.open("amqp://host")


class InstantTests(object):
    """What all storages have in common; the test case gives `storage`."""

    def due(self, instant):
        return [bytes(data) for data in self.storage.read_schedule(instant)]

    def test_an_instant_without_a_zone_is_one_in_utc(self):
        naive = datetime(2026, 11, 23, 12, 0)
        self.storage.add_to_schedule(b"noon", naive)
        self.assertEqual(self.due(NOON - timedelta(seconds=1)), [])
        self.assertEqual(self.due(naive), [b"noon"])


class TestAwareTimes(InstantTests, StorageCase):
    def setUp(self):
        super(TestAwareTimes, self).setUp()
        self.storage = Memory()


class TestSqlite(InstantTests, StorageCase):
    def setUp(self):
        super(TestSqlite, self).setUp()
        self.storage = self.open()

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
        self.assertEqual(sorted(self.storage.result_items()), ["key-other"])

    def test_what_is_due_is_moved_in_order_and_the_rest_waits(self):
        entries = [self.entry("late", 4), self.entry("early", 3), self.entry("not", 6)]
        self.storage.send(entries, [])
        # Without a zone, as huey asks.
        self.assertTrue(self.storage.move_due(datetime(2026, 11, 23, 12, 5)))
        self.assertEqual(self.queued(), [b"early", b"late"])
        self.assertEqual(self.storage.schedule_size(), 1)
        self.assertFalse(self.storage.move_due(datetime(2026, 11, 23, 12, 5)))

    def test_queues_of_other_names_in_the_file_are_left_alone(self):
        other = self.open(name="other")
        other.send([self.entry("theirs", 1)], [])
        self.storage.send([self.entry("ours", 1)], [self.removal("theirs", 1)])
        self.storage.move_due(NOON + timedelta(hours=1))
        self.assertEqual(self.queued(), [b"ours"])
        self.assertEqual((other.queue_size(), other.schedule_size()), (0, 1))
        self.assertEqual(list(other.result_items()), ["key-theirs"])

    def test_all_is_sent_or_nothing(self):
        self.storage.send([self.entry("old")], [])
        broken = ("key-broken", None, b"broken", None)
        with self.assertRaises(self.storage.integrity_error):
            self.storage.send([self.entry("new"), broken], [self.removal("old")])
        self.assertEqual(list(self.storage.result_items()), ["key-old"])
        self.assertEqual(self.queued(), [b"old"])

    def test_a_file_that_is_gone_is_made_again_and_one_that_is_there_is_kept(self):
        self.storage.send([self.entry("now")], [])
        self.storage.heal()
        self.assertEqual(self.storage.queue_size(), 1)
        os.remove(self.path)
        self.storage.heal()
        self.assertEqual(self.storage.queue_size(), 0)
        self.assert_private(self.path)

    def test_not_every_change_is_synced_but_the_log_is_ahead(self):
        for _time in ("opened", "opened again"):
            found = self.storage.conn.execute("pragma synchronous").fetchone()
            self.assertEqual(found, (SqliteFile.NORMAL,))
            found = self.storage.conn.execute("pragma journal_mode").fetchone()
            self.assertEqual(found, ("wal",))
            self.storage.close()


def test_suite():
    """Leave these out on Python 2: huey is the engine of Python 3."""
    suite = unittest.TestSuite()
    if not PY2:
        for case in (TestURL, TestAwareTimes, TestSqlite):
            suite.addTest(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    return suite
