"""A task tells what the site says, what it says itself, or nothing."""

from collective.cron.alerts import wishes
from collective.cron.settings.alerts import kinds
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell


class TestWishes(AlertCase):
    def of(self, **values):
        return wishes.of_task(self.portal, self.add_task(**values))

    def test_as_the_site_says(self):
        tell(alert_again_after=4, alert_kinds=[kinds.LATE])
        found = self.of(alert_again_after=9, alert_slow_after=7)
        self.assertEqual(found, ((u"mail",), (kinds.LATE,), 4, 15, 7))
        self.assertTrue(found.wants(kinds.LATE))
        self.assertFalse(found.wants(kinds.FAILED))

    def test_as_chosen_there(self):
        values = {"alert_policy": u"own", "alert_kinds": [kinds.SLOW]}
        found = self.of(alert_late_after=5, **values)
        self.assertEqual(found, ((u"mail",), (kinds.SLOW,), 10, 5, 0))

    def test_nothing(self):
        self.assertEqual(self.of(alert_policy=u"none"), wishes.NOTHING)
        tell(alert_channels=[])
        self.assertEqual(wishes.of_site(self.portal), wishes.NOTHING)

    def test_a_task_of_before_has_no_such_attributes(self):
        task = self.add_task()
        for name in list(vars(task)):
            if name.startswith("alert_"):
                delattr(task, name)
        found = wishes.of_task(self.portal, task)
        self.assertEqual(found, wishes.of_site(self.portal))
