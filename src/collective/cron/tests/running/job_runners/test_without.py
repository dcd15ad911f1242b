"""Types that nobody does the work of."""

from collective.cron.running import reconcile
from collective.cron.running.job_runners import without
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.tasks import TestTaskRunner
from zope.component import getGlobalSiteManager

import transaction


class TestWithout(CronTestCase):
    def take_away(self):
        components = getGlobalSiteManager()
        components.unregisterAdapter(TestTaskRunner)
        self.addCleanup(components.registerAdapter, TestTaskRunner)

    def test_all_of_ours_have_one(self):
        self.assertEqual(list(without.find(self.portal)), [])

    def test_one_line_for_a_type_when_a_worker_starts(self):
        self.add_task()
        self.take_away()
        lines = log_lines(self)
        reconcile.reconcile_all(restart=True)
        (line,) = [line for line in lines if "does no work" in line]
        self.assertTrue(line.startswith("WARNING /plone: the type CronTestTask does"))
        self.assertIn("ITestTask to IJobRunner", line)
        del lines[:]
        reconcile.reconcile_all()
        self.assertEqual([line for line in lines if "does no work" in line], [])

    def test_a_type_whose_add_on_is_gone_is_none_of_ours(self):
        fti = self.portal.portal_types["CronTestTask"]
        fti.klass = "acme.gone.Task"
        transaction.commit()
        self.take_away()
        self.assertEqual(list(without.find(self.portal)), [])
