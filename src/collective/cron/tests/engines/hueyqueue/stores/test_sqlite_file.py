"""The queue in a file: whole, private, and all or nothing."""

from collective.cron.bbb import PY2
from collective.cron.tests.engines.hueyqueue.test_storage_kinds import StorageCase
from collective.cron.tests.support.store_contract import StoreContract
from collective.cron.tests.support.suites import huey_suite

import os


if not PY2:
    from collective.cron.engines.hueyqueue.stores.sqlite_file import SqliteFile


class TestSqlite(StoreContract, StorageCase):
    def setUp(self):
        super(TestSqlite, self).setUp()
        self.storage = self.open()

    def open_named(self, name):
        return self.open(name=name)

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
    return huey_suite(TestSqlite)
