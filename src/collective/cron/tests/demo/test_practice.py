"""The tasks of the demo: they do what they show."""

from collective.cron import clock
from collective.cron.demo import practice
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.tests.support.job_case import JobCase
from datetime import timedelta
from plone import api
from plone.app.testing import applyProfile

import mock
import transaction


class TestPractice(JobCase):
    def setUp(self):
        super(TestPractice, self).setUp()
        applyProfile(self.portal, "collective.cron:demo")
        self.practice = self.portal["practice"]
        self.practice.seconds = 0.0
        self.manager_of(self.practice).register_job(force=True)
        transaction.commit()

    def test_it_waits_to_be_tried(self):
        self.assertFalse(self.practice.activated)
        self.assertEqual(self.practice.portal_type, "CronPractice")
        self.assertEqual(api.content.get("/practice").how_many, 60)

    def test_it_logs_and_warns(self):
        self.practice.warn_every = 25
        self.run_due()
        result = self.practice.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(
            result.messages, (u"Item 25 is strange.", u"Item 50 is strange.")
        )
        self.assertEqual(result.log[0], u"0:00:00 There are 60 items.")
        self.assertEqual(result.log[-1], u"0:00:00 All are done.")
        self.assertEqual(len(result.log), 8)

    def test_it_shows_its_progress_and_stops_when_asked(self):
        seen = []
        waiting = practice.PracticeRunner.wait

        def look(site):
            token = self.manager_of(site["practice"]).state.runs[0]["token"]
            seen.append(progress.read(site, token))
            cancel.request(site, token, u"jane")

        def wait(runner, seconds):
            self.elsewhere(look)
            clock.set_now(clock.now() + timedelta(seconds=1))
            waiting(runner, seconds)

        with mock.patch.object(practice.PracticeRunner, "wait", wait):
            self.run_due()
        self.assertEqual((seen[0].done, seen[0].total), (0, 60))
        self.assertEqual(seen[0].message, u"Item 1")
        result = self.practice.getLastResult()
        self.assertEqual(result.status, u"CANCELLED")
        self.assertEqual(result.reason, u"cancelled by jane")
