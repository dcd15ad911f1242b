"""The identity of a database is made once, and its marks tell a copy from it."""

from collective.cron import clock
from collective.cron.memory import installation
from collective.cron.testing import CRON_FUNCTIONAL
from datetime import timedelta

import transaction
import unittest


class TestInstallation(unittest.TestCase):
    layer = CRON_FUNCTIONAL

    def setUp(self):
        self.addCleanup(clock.reset)
        clock.set_now(clock.from_iso("2026-11-23T10:00:00Z"))

    def identity(self):
        return installation.change(lambda found: found.identity)

    def test_it_is_made_once_and_kept(self):
        found = self.identity()
        self.assertEqual((len(found), int(found, 16) > 0), (16, True))
        self.assertEqual(self.identity(), found)

    def test_it_is_stored_whatever_becomes_of_the_transaction_of_the_thread(self):
        transaction.begin()
        found = self.identity()
        transaction.abort()
        self.assertEqual(self.identity(), found)

    def test_it_is_in_the_root_of_the_main_database(self):
        found = self.identity()
        transaction.begin()
        root = self.layer["portal"]._p_jar.root()
        self.assertEqual(root[installation.KEY].identity, found)

    def test_a_mark_is_made_every_five_minutes_and_the_last_are_known(self):
        one = installation.Installation()
        first = one.make_mark()
        self.assertEqual(one.make_mark(), first)
        second = one.make_mark(anyway=True)
        clock.set_now(clock.now() + timedelta(minutes=5))
        third = one.make_mark()
        self.assertEqual(len(set([first, second, third])), 3)
        self.assertTrue(one.knows(first) and one.knows(third))
        for _number in range(installation.REMEMBERED):
            one.make_mark(anyway=True)
        self.assertFalse(one.knows(third))
        self.assertEqual(len(one.marks), installation.REMEMBERED)
