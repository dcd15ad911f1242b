"""What is wrong with a job runner, as a person is told."""

from collective.cron.overview.evidence import job_runner
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.tasks import TestTaskRunner
from zope.component import getGlobalSiteManager
from zope.i18n import translate


class TestJobRunner(CronTestCase):
    def test_one_that_is_nearly_there(self):
        task, components = self.add_task(), getGlobalSiteManager()
        self.assertIsNone(job_runner.defect(task))
        components.unregisterAdapter(TestTaskRunner)
        self.addCleanup(components.registerAdapter, TestTaskRunner)
        said = translate(job_runner.say_missing(job_runner.defect(task)))
        self.assertEqual(said, u"No add-on does the work of this type.")
        components.registerAdapter(TestTaskRunner, name=u"acme")
        self.addCleanup(components.unregisterAdapter, TestTaskRunner, name=u"acme")
        said = translate(job_runner.say_missing(job_runner.defect(task)))
        self.assertIn(u"There is one nearly: collective.cron.tests.support", said)
        self.assertIn(u"TestTaskRunner has the name acme: leave it out", said)
