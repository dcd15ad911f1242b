"""What a Backend leaves behind when it goes: no job, no state, no run."""

from collective.cron import clock
from collective.cron.errors import QueueUnavailable
from collective.cron.queueing import departure
from collective.cron.queueing.departure import withdraw
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running.steps import hand
from collective.cron.running.steps import work
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.job_case import JobCase
from OFS.Folder import Folder
from Products.CMFCore.interfaces import ISiteRoot
from zope.interface import alsoProvides

import mock


class TestDeparture(JobCase):
    def setUp(self):
        super(TestDeparture, self).setUp()
        self.task = self.add_task()
        self.uid = self.manager_of(self.task).uid

    def test_its_jobs_go_with_its_state(self):
        self.manager_of(self.task).register_job(force=True)
        self.assertEqual(len(self.queued()), 2)
        departure.forget(self.portal, self.uid)
        self.assertEqual(self.queued(), [])
        self.assertIsNone(self.state_of(self.task))
        departure.forget(self.portal, self.uid)

    def test_a_queue_that_is_away_does_not_keep_it(self):
        with mock.patch.object(
            type(self.queue), "remove", side_effect=QueueUnavailable
        ):
            departure.forget(self.portal, self.uid)
        self.assertIsNone(self.state_of(self.task))

    def test_a_run_does_not_start_at_the_same_moment(self):
        claim = hand.claim

        def claim_when_it_goes(manager, *args):
            found = claim(manager, *args)
            if manager is not None:
                self.elsewhere(lambda site: site._delObject("task"))
            return found

        counter = []
        with mock.patch.object(hand, "claim", claim_when_it_goes):
            with mock.patch.object(work, "_work_and_store", counter.append):
                self.run_due("10:05:00")
        self.assertEqual((counter, self.queued()), ([], []))


class TestWithdrawal(CronTestCase):
    def put(self, path="/plone", uid="one"):
        return self.queue.put(Job(path, uid, 1, clock.now(), SCHEDULE), clock.now())

    def withdraw(self, job_id):
        return withdraw(self.queue, self.portal, "one", job_id)

    def test_its_own_job(self):
        job_id = self.put()
        self.assertTrue(self.withdraw(job_id))
        self.assertFalse(self.withdraw(job_id))
        self.assertFalse(self.withdraw(None))

    def test_that_of_another_backend_stays(self):
        self.assertFalse(self.withdraw(self.put(uid="two")))
        self.assertEqual(len(self.queue.held), 1)

    def test_that_of_another_site_stays_as_long_as_there_is_one(self):
        app = self.portal.getPhysicalRoot()
        app._setObject("other", Folder("other"))
        job_id = self.put("/other")
        alsoProvides(app.other, ISiteRoot)
        self.assertFalse(self.withdraw(job_id))
        app._delObject("other")
        self.assertTrue(self.withdraw(job_id))
