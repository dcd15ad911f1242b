"""What rules say is of the run that triggered them, or of the last one."""

from collective.cron.alerts.rules import told_run
from collective.cron.tests.support.base import CronTestCase


FACTS = {"status": u"FAILED", "reason": u"no", "failures": 2, "result": u"7"}


class TestToldRun(CronTestCase):
    def setUp(self):
        super(TestToldRun, self).setUp()
        self.manager = self.manager_of(self.add_task())

    def test_none_before_the_first_run(self):
        self.assertIsNone(told_run.find(self.manager))

    def test_the_one_that_triggered_them(self):
        self.run_due("10:05:00")
        self.assertEqual(told_run.find(self.manager)["status"], u"OK")
        told_run.keep(self.manager.uid, dict(FACTS, title=u"Task", what=u"failed"))
        self.assertEqual(told_run.find(self.manager), FACTS)

    def test_one_that_a_former_version_noted_is_not_known(self):
        told_run.keep(self.manager.uid, {"title": u"Task", "what": u"failed"})
        self.assertIsNone(told_run.find(self.manager))
