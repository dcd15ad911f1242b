"""States of no Backend of their site: noticed without loading one, and forgotten."""

from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.queueing.places import Places
from collective.cron.running import reconcile
from collective.cron.running import strangers
from collective.cron.running.lookout.lookout import Lookout
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.site_layouts import copy_of
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import transaction


class TestStrangers(CronTestCase):
    def setUp(self):
        super(TestStrangers, self).setUp()
        self.task = self.add_task()
        self.uid = IUUID(self.task)
        self.states = state.all_states(self.portal)

    def add_stranger(self, path, uid="stranger"):
        """Add a state like that of the task, as that of a copied site is."""
        self.states[uid] = copy_of(self.states[self.uid])
        self.states[uid].path = path
        transaction.commit()

    def tick(self):
        reconcile.reconcile_overdue()
        transaction.begin()
        return sorted(self.states)

    def test_tick_forgets_who_is_nowhere(self):
        for path in (None, "nowhere", "folder/nowhere", "/plone/nowhere"):
            self.add_stranger(path)
            self.assertEqual(self.tick(), [self.uid], path)

    def test_tick_forgets_who_is_said_to_be_where_another_one_is(self):
        self.add_stranger("task")
        self.assertEqual(self.tick(), [self.uid])

    def test_one_that_nobody_noted_is_found_by_the_catalog_and_noted(self):
        self.states[self.uid].path = None
        transaction.commit()
        self.assertEqual(self.tick(), [self.uid])
        self.assertEqual(self.states[self.uid].path, "task")

    def test_one_that_was_moved_is_noted_where_it_is(self):
        api.content.move(self.task, api.content.create(self.portal, "Folder", "folder"))
        self.assertEqual(self.states[self.uid].path, "folder/task")
        self.assertEqual(Lookout().look(self.portal), ([], []))

    def test_jobs_of_the_original_stay_and_those_of_who_is_gone_go(self):
        self.add_stranger("nowhere")
        self.tick()
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        IBackendJobManager(self.task).register_job(force=True)
        transaction.commit()
        self.assertEqual(len(self.queued()), 2)
        self.portal._delObject("task", suppress_events=True)
        transaction.commit()
        self.assertEqual(self.tick(), [])
        self.assertEqual(self.queued(), [])

    def test_one_whose_class_is_missing_keeps_its_state(self):
        with mock.patch.object(Places, "is_broken", return_value=True):
            self.assertEqual(strangers.forget(self.portal, [self.uid]), 0)
        self.assertEqual(list(self.states), [self.uid])

    def test_repair_counts_them(self):
        self.add_stranger("nowhere")
        self.assertEqual(reconcile.reconcile_site(self.portal), {"removed": 1})
