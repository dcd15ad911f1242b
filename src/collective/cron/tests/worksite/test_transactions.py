"""The transaction of a thread: tests/deeds has what tasks do to it."""

from collective.cron.tests.support.deeds.transactions import Listener
from collective.cron.tests.support.deeds.transactions import Manager
from collective.cron.tests.support.driver import AdminShutdown
from collective.cron.worksite import transactions

import mock
import transaction
import unittest


class TestTransactions(unittest.TestCase):
    def setUp(self):
        self.addCleanup(transaction.abort)
        self.addCleanup(transaction.manager.clearSynchs)
        self.said = []

    def listen(self, *steps):
        listener = Listener()
        transaction.manager.registerSynch(listener)
        listener.steps = steps
        return listener

    def test_what_it_keeps_under_a_key_goes_with_it(self):
        key = object()
        kept = transactions.kept_under(key, list)
        self.assertEqual(kept, [])
        self.assertIs(transactions.kept_under(key, list), kept)
        self.assertIsNot(transactions.kept_under(object(), list), kept)
        transactions.begin()
        self.assertIsNot(transactions.kept_under(key, list), kept)

    def test_it_begins_whoever_listens(self):
        listener = self.listen("newTransaction")
        begun = transactions.begin()
        self.assertIs(transaction.get(), begun)
        del listener
        self.assertFalse(transaction.manager.registeredSynchs())

    def test_database_that_is_away_takes_no_listener_with_it(self):
        # As a connection of RelStorage, which asks its server when one begins.
        other, away = self.listen(), self.listen()
        away.newTransaction = mock.Mock(side_effect=[AdminShutdown(), None, None])
        transactions.begin()
        self.assertEqual(len(transactions._strangers()), 2)
        away.afterCompletion = mock.Mock(side_effect=[AdminShutdown(), None, None])
        transactions.take_back()
        self.assertIn(other, transactions._strangers())

    def test_it_is_taken_back_whoever_listens(self):
        listener = self.listen("beforeCompletion", "afterCompletion")
        before = transaction.begin()
        transactions.take_back()
        self.assertIsNot(transaction.get(), before)
        del listener

    def test_all_who_take_part_are_asked(self):
        asked = []
        other = Manager("nothing")
        other.do = asked.append
        transaction.begin()
        for manager in (Manager("abort", SystemExit), other):
            transaction.get().join(manager)
        transaction.get().addAfterAbortHook(lambda: 1 / 0)
        transactions.take_back()
        self.assertIn("abort", asked)

    def test_who_listened_before_still_does_and_nobody_else(self):
        before = self.listen()
        with transactions.kept(self.said.append):
            after = self.listen()
        transactions.kept()
        self.assertEqual(transactions._strangers(), [before])
        self.assertEqual(len(self.said), 1)
        del after

    def test_the_manager_is_the_one_it_was(self):
        manager = transaction.manager.manager
        with transactions.kept(self.said.append):
            transaction.manager.explicit = True
            transaction.manager.manager = transaction.TransactionManager()
        self.assertIs(transaction.manager.manager, manager)
        self.assertFalse(manager.explicit)
        self.assertEqual(self.said, [])
