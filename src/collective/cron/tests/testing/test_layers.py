"""The layers that add-ons build upon: a site, an engine that waits, and no worker."""

from collective.cron import testing
from collective.cron.engines.inline import CommitFirst
from collective.cron.engines.inline import InlineQueue
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import state
from collective.cron.testing import layers
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.job_case import JobCase
from plone import api
from plone.app.testing import FunctionalTesting
from plone.app.testing import MOCK_MAILHOST_FIXTURE
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zope.component import getUtility

import os
import transaction
import unittest


class TestFixture(CronTestCase):
    def test_the_site_has_the_add_on_and_no_tasks(self):
        self.assertTrue(state.is_installed(self.portal))
        self.assertEqual(len(state.all_states(self.portal)), 0)
        self.assertEqual(len(api.content.find(object_provides=IBackend)), 0)
        self.assertEqual(self.queued(), [])

    def test_the_demo_can_be_used_as_documented(self):
        values = {"periodicity": u"* * * * *", "activated": True}
        api.content.create(self.portal, "CronCensus", "census", **values)
        self.assertEqual(self.run_due("10:01:00"), 1)
        self.assertEqual(self.statuses(self.portal["census"]), ["OK"])

    def test_the_engine_takes_the_place_of_the_real_one(self):
        self.assertIs(type(getUtility(IJobQueue)), InlineQueue)
        self.assertIs(testing.inline_queue(), getUtility(IJobQueue))

    def test_an_engine_that_was_left_full_and_unreachable_is_as_new(self):
        self.add_task()
        self.queue.reachable = False
        self.assertEqual(len(self.queue.held), 1)
        queue = testing.inline_queue()
        self.assertEqual((queue.held, queue.workers()[0].alive), ({}, True))
        self.assertEqual(queue.run_due(), 0)

    def test_a_process_of_tests_is_no_worker(self):
        self.assertEqual(os.environ[layers.WORKER], "off")

    def test_nothing_is_written_into_the_folder_where_tests_are_started(self):
        path = os.environ["ZC_ASYNC_UUID"]
        self.assertTrue(os.path.isabs(path))
        self.assertNotEqual(os.path.dirname(path), os.getcwd())


class TestMails(JobCase):
    """As docs/howto/testing.rst says it."""

    layer = FunctionalTesting(
        bases=(testing.CRON_FIXTURE, MOCK_MAILHOST_FIXTURE), name="Cron:Mails"
    )

    def setUp(self):
        super(TestMails, self).setUp()

        def run(runner):
            api.portal.send_email(
                recipient=u"ann@example.org",
                sender=u"site@example.org",
                subject=u"News",
                body=u"There are some.",
            )
            runner.progress(1)

        job_tasks.played["run"] = run
        self.task = self.add_job(repeatable=True)

    def test_what_a_run_sent_is_there_once(self):
        with testing.conflict_once():
            testing.run_now(self.task)
        self.assertEqual(len(self.portal.MailHost.messages), 1)

    def test_what_a_killed_run_would_have_sent_is_not(self):
        with testing.kill_during(1):
            testing.run_now(self.task)
        self.assertEqual(len(self.portal.MailHost.messages), 0)
        testing.run_due()
        self.assertEqual(len(self.portal.MailHost.messages), 1)


class TestIntegration(unittest.TestCase):
    layer = testing.CRON_INTEGRATION

    def setUp(self):
        self.portal = self.layer["portal"]
        self.queue = testing.inline_queue()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])

    def add_and_look(self):
        self.assertNotIn("task", self.portal)
        api.content.create(
            self.portal, "CronTestTask", "task", periodicity=u"@daily", activated=True
        )
        self.assertEqual(len(state.all_states(self.portal)), 1)
        self.assertEqual(len(self.queue.held), 1)

    def test_a_task_is_queued_and_gone_in_the_next_test(self):
        self.add_and_look()

    def test_and_so_it_is_the_other_way_round(self):
        self.add_and_look()

    def test_what_is_taken_back_is_taken_out_of_the_engine(self):
        self.add_and_look()
        transaction.abort()
        self.assertEqual(self.queue.held, {})

    def test_there_are_no_runs_and_it_says_why(self):
        task = api.content.create(
            self.portal, "CronTestTask", "task", periodicity=u"@daily", activated=True
        )
        for run in (testing.run_due, self.queue.run_due, lambda: testing.run_now(task)):
            with self.assertRaises(CommitFirst) as caught:
                run()
            self.assertIn("CRON_FUNCTIONAL", str(caught.exception))
        self.assertIn("task", self.portal)
        testing.assert_queued(task)
