"""What a task says of alerts is as the site says, until somebody chooses."""

from collective.cron.interfaces import IBackend
from collective.cron.settings.alerts import task_alerts
from collective.cron.tests.support.base import CronTestCase


class TestChoices(CronTestCase):
    def test_each_task_has_them(self):
        for name in task_alerts.FIELDS:
            self.assertIn(name, IBackend)

    def test_one_that_says_nothing_follows_the_site(self):
        self.assertEqual(self.add_task().alert_policy, u"site")

    def test_what_is_left_empty_is_explained(self):
        for name in ("failing_pause_after", "failing_pause_days"):
            field = IBackend[name]
            self.assertFalse(field.required)
            said = getattr(field.description, "default", None) or field.description
            self.assertTrue(said.startswith(u"Empty: as the site says."), name)

    def test_kinds_are_chosen_from_a_list(self):
        field = IBackend["alert_kinds"].bind(self.portal)
        field.validate([u"failed", u"slow"])
        with self.assertRaises(Exception):
            field.validate([u"worker_gone"])
