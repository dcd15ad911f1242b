"""A worker asks its ZEO server before a run; other storages have nothing to ask."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import huey_suite

import mock
import transaction
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue import wait_for_commits


class TestCatchUp(unittest.TestCase):
    def ask(self, *storages):
        """Catch up in a process that has these storages open."""
        databases = dict(
            (str(number), mock.Mock(storage=storage))
            for number, storage in enumerate(storages)
        )
        opened = mock.Mock(databases=databases)
        with mock.patch.object(wait_for_commits.Zope2, "DB", opened):
            wait_for_commits.catch_up()

    def test_every_storage_that_can_be_asked_is_asked(self):
        clients = [mock.Mock(spec=["ping"]) for _number in range(2)]
        self.ask(clients[0], mock.Mock(spec=[]), clients[1])
        for client in clients:
            client.ping.assert_called_once_with()

    def test_a_server_that_does_not_answer_is_no_success(self):
        # Else a run would be dropped for not being known.
        away = mock.Mock(spec=["ping"])
        away.ping.side_effect = IOError("no answer")
        with self.assertRaises(IOError):
            self.ask(away)

    def test_after_it_a_client_of_zeo_knows_what_another_one_committed(self):
        import ZEO

        address, stop = ZEO.server()
        self.addCleanup(stop)
        first, second = [ZEO.DB(address) for _number in range(2)]
        for database in (first, second):
            self.addCleanup(database.close)
        manager = transaction.TransactionManager()
        first.open(manager).root()["run"] = 1
        manager.commit()
        self.ask(second.storage)
        known = second.storage.lastTransaction()
        self.assertEqual(known, first.storage.lastTransaction())
        self.assertTrue(callable(second.storage.ping))  # else it was good luck


def test_suite():
    return huey_suite(TestCatchUp)
