"""States: one small object for each Backend, and none where nobody made room."""

from collective.cron.memory import annotations
from collective.cron.memory import bookmarks
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from plone.uuid.interfaces import IUUID
from zope.annotation.interfaces import IAnnotations

import transaction
import unittest


class TestSchedulingState(unittest.TestCase):
    def setUp(self):
        self.state = state.SchedulingState()

    def test_runs_come_and_go_by_their_token(self):
        one, other = {"token": "1"}, {"token": "2"}
        self.state.add_run(one)
        self.state.add_run(other)
        self.assertIs(self.state.find_run("2"), other)
        self.assertIsNone(self.state.find_run("3"))
        self.state.end_run("3")
        self.assertEqual(self.state.runs, (one, other))
        self.state.end_run("1")
        self.assertEqual(self.state.runs, (other,))

    def test_a_run_of_one_is_none_of_another(self):
        self.state.add_run({"token": "1"})
        self.assertEqual(state.SchedulingState().runs, ())

    def test_a_new_one_stores_nothing(self):
        self.assertFalse(self.state.__getstate__())


class TestStates(CronTestCase):
    def test_reading_makes_nothing(self):
        transaction.commit()
        self.assertIsNone(state.get_state(self.portal, "nobody"))
        self.assertIsNone(state.drop_state(self.portal, "nobody"))
        self.assertFalse(state.has_run(self.portal, "nobody", "1"))
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_a_state_is_made_once_and_can_be_dropped(self):
        made = state.make_state(self.portal, "uid")
        self.assertIs(state.make_state(self.portal, "uid"), made)
        self.assertIs(state.get_state(self.portal, "uid"), made)
        self.assertIs(state.drop_state(self.portal, "uid"), made)
        self.assertIsNone(state.get_state(self.portal, "uid"))

    def test_a_run_goes_on_until_its_outcome_is_noted(self):
        made = state.make_state(self.portal, "uid")
        self.assertFalse(state.has_run(self.portal, "uid", "1"))
        run = {"token": "1"}
        made.add_run(run)
        self.assertTrue(state.has_run(self.portal, "uid", "1"))
        self.assertFalse(state.has_run(self.portal, "uid", "2"))
        run["outcome"] = {}
        self.assertFalse(state.has_run(self.portal, "uid", "1"))

    def test_installing_again_keeps_what_is_there(self):
        self.assertTrue(state.is_installed(self.portal))
        made = state.make_state(self.portal, "uid")
        state.install(self.portal)
        self.assertIs(state.get_state(self.portal, "uid"), made)

    def test_without_room_there_is_no_state(self):
        for site in (self.portal, object()):
            state.uninstall(self.portal)
            self.assertFalse(state.is_installed(site))
            self.assertIsNone(state.stored_states(site))
            self.assertEqual(state.all_states(site), {})
            self.assertIsNone(state.get_state(site, "uid"))
            self.assertFalse(state.has_run(site, "uid", "1"))

    def test_uninstalled_nothing_is_left_but_the_record_of_what_people_did(self):
        keys = (progress.KEY, cancel.KEY, bookmarks.KEY)
        IAnnotations(self.portal)["collective.cronicle"] = 1
        for key in keys:
            annotations.make(self.portal, key)["x"] = u""
        state.uninstall(self.portal)
        left = set(key for key in IAnnotations(self.portal) if "cron" in key)
        self.assertEqual(left.difference(state.KEPT), set(["collective.cronicle"]))

    def test_the_database_knows_it_by_the_name_that_it_always_had(self):
        # Older versions read it too, while processes are updated one by one.
        stored = self.state_of(self.add_task())
        record, _serial = self.portal._p_jar.db().storage.load(stored._p_oid, "")
        self.assertIn(b"collective.cron.state", record)
        self.assertNotIn(b"collective.cron.memory", record)

    def test_it_is_no_part_of_the_backend(self):
        task = self.add_task()
        stored = self.state_of(task)
        self.assertIsNone(self.portal._p_jar._registered_objects or None)
        stored.recent = "O"
        self.assertEqual(self.portal._p_jar._registered_objects, [stored])
        self.assertEqual(list(state.all_states(self.portal)), [IUUID(task)])
