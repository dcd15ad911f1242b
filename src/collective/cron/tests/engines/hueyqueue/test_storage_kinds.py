"""Storages of huey: chosen by a URL; whole, private and in order."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import os
import shutil
import stat
import tempfile
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import storage
    from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer


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

    def test_an_address_without_slashes_is_refused_and_makes_no_file(self):
        here = os.getcwd()
        self.addCleanup(os.chdir, here)
        os.chdir(self.folder)
        for url in (
            "sqlite:queue.sqlite",
            "sqlite:/var/queue.sqlite",
            "sqlite",
            ":queue.sqlite",
            "/var/queue.sqlite",
            "redis:localhost",
            "redis",
            "postgresql:cron",
            "SQLITE://queue.sqlite",
        ):
            with self.assertRaises(storage.UnknownQueue) as raised:
                self.open(url)
            said = str(raised.exception)
            self.assertIn("sqlite://, redis:// or postgresql://", said)
            self.assertFalse(storage.is_private(url), url)
        self.assertEqual(os.listdir(self.folder), [])


def test_suite():
    return huey_suite(TestURL)
