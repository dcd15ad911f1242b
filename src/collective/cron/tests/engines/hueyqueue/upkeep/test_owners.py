"""Two databases in one store: neither ever sees the jobs of the other."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.memory.installation import Installation
from collective.cron.tests.support.suites import huey_suite
from contextlib import contextmanager
from datetime import timedelta

import copy
import logging
import mock
import os
import unittest


if not PY2:
    from collective.cron.engines.hueyqueue.stores import place
    from collective.cron.engines.hueyqueue.upkeep import owners
    from collective.cron.text.rare_lines import lines
    from huey.storage import MemoryStorage

    class Store(MemoryStorage):
        def keys(self):
            return list(self._results)


class Database(object):
    """What owners.py knows of a database, and processes that share it."""

    def __init__(self, store):
        self.store = store
        self.installed = Installation()

    def copy(self, store=None):
        """Return another database with what this one has now."""
        other = Database(store or self.store)
        other.installed.identity = self.installed.identity
        other.installed.marks = self.installed.marks
        other.installed.marked = self.installed.marked
        return other

    def settle(self, secret=b"s" * 32, begins=False):
        """Let a process of it look; return whether it has a new identity."""
        change = mock.patch.object(
            owners.installation, "change", lambda function: function(self.installed)
        )
        with change, mock.patch.object(owners, "catch_up"):
            self.place, is_new = owners.settle(self.store, secret, begins)
        return is_new


class TestOwners(unittest.TestCase):
    def setUp(self):
        self.addCleanup(clock.reset)
        clock.set_now(clock.from_iso("2026-11-23T10:00:00Z"))
        lines.forget()
        self.store = Store()
        self.one = Database(self.store)

    def pass_minutes(self, minutes, *databases):
        """Let the clock go on, with a tick of each database every minute."""
        for _minute in range(minutes):
            clock.set_now(clock.now() + timedelta(minutes=1))
            for database in databases:
                database.settle()

    def test_two_databases_have_two_places(self):
        other = Database(self.store)
        self.one.settle()
        other.settle()
        self.assertNotEqual(self.one.place.name, other.place.name)

    def test_all_processes_of_one_database_have_one_place_however_they_come(self):
        names = set()
        for begins in (True, False, True, True, False) * 10:
            self.assertFalse(self.one.settle(begins=begins))
            names.add(self.one.place.name)
            self.pass_minutes(1, self.one)
        self.assertEqual(len(names), 1)

    def test_other_secret_is_another_place(self):
        self.one.settle()
        name = self.one.place.name
        self.assertFalse(self.one.settle(secret=b"t" * 32))
        self.assertNotEqual(self.one.place.name, name)

    def test_copy_of_a_running_database_gets_another_identity_before_it_works(self):
        self.one.settle(begins=True)
        self.pass_minutes(3, self.one)
        other = self.one.copy()
        self.pass_minutes(6, self.one)
        before = self.one.place.name
        self.assertTrue(other.settle(begins=True))
        self.assertFalse(self.one.settle())
        self.assertEqual(self.one.place.name, before)
        self.assertNotEqual(other.place.name, before)
        for database in (self.one, other):
            self.assertFalse(database.settle(begins=True))

    def test_copy_with_another_secret_too(self):
        self.one.settle(begins=True)
        other = self.one.copy()
        self.pass_minutes(6, self.one)
        self.assertTrue(other.settle(secret=b"t" * 32, begins=True))

    def test_of_a_stopped_database_and_its_copy_the_second_to_start_notices(self):
        self.one.settle(begins=True)
        other = self.one.copy()
        self.pass_minutes(60)
        self.assertFalse(other.settle(begins=True))
        self.assertTrue(self.one.settle(begins=True))
        self.assertNotEqual(self.one.place.name, other.place.name)

    def test_a_copy_that_starts_at_once_is_noticed_by_the_next_tick(self):
        self.one.settle(begins=True)
        other = self.one.copy()
        self.assertFalse(other.settle(begins=True))
        self.assertTrue(self.one.settle())
        self.assertNotEqual(self.one.place.name, other.place.name)
        self.pass_minutes(30, self.one, other)
        self.assertNotEqual(self.one.place.name, other.place.name)

    def test_backup_that_is_restored_goes_on_as_it_was(self):
        self.one.settle(begins=True)
        backup = self.one.copy()
        self.pass_minutes(60, self.one)
        self.pass_minutes(10)
        self.assertFalse(backup.settle(begins=True))
        self.assertEqual(backup.place.name, self.one.place.name)

    def test_store_that_was_emptied_or_restored_makes_no_copy(self):
        self.one.settle(begins=True)
        old = copy.deepcopy(self.store._results)
        self.pass_minutes(15, self.one)
        self.store.flush_all()
        self.assertFalse(self.one.settle())
        self.store._results.update(old)
        self.assertFalse(self.one.settle())

    def test_record_from_the_future_is_of_nobody_who_lives(self):
        other = self.one.copy()
        clock.set_now(clock.now() + timedelta(hours=8))
        other.settle(begins=True)
        clock.set_now(clock.now() - timedelta(hours=8))
        self.assertFalse(self.one.settle(begins=True))

    def test_what_others_write_there_is_no_record(self):
        self.one.settle()
        for raw in (b"", b"{}", b"[]", b"\xff", b'{"mark": 1, "seen": 2, "every": []}'):
            self.store.put_data("cron-owner:x:y", raw)
            self.assertFalse(self.one.settle())

    @contextmanager
    def given(self, identity):
        with mock.patch.dict(os.environ, {place.VARIABLE: identity}):
            yield

    def test_identity_that_was_given_stays_and_two_of_one_are_told(self):
        other = Database(self.store)
        with self.given("production"), mock.patch.object(lines, "say") as say:
            self.one.settle(begins=True)
            self.assertIn("production", self.one.place.name)
            say.assert_not_called()
            other.settle(begins=True)
            self.assertEqual(other.place.name, self.one.place.name)
        (kind, level, line), _options = say.call_args
        self.assertEqual(level, logging.ERROR)
        self.assertIn("two databases use one queue as production", line)


def test_suite():
    return huey_suite(TestOwners)
