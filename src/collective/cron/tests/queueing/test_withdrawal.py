"""A job is taken away by whose it is, whoever else names it."""

from collective.cron import clock
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.queueing.withdrawal import withdraw
from collective.cron.tests.support.base import CronTestCase
from OFS.Folder import Folder
from Products.CMFCore.interfaces import ISiteRoot
from zope.interface import alsoProvides


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
