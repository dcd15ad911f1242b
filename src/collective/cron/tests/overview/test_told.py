"""What people were told is listed, what waits first, also for one task alone."""

from collective.cron.overview import told
from collective.cron.tests.support.alerts import AlertCase


class TestTold(AlertCase):
    def test_of_the_site_and_of_a_task(self):
        task = self.add_task(u"fail")
        self.add_task(u"fail", name="other")
        self.run_due("10:05:00")
        self.send()
        self.run_due("10:10:00")
        task.script = u"count"
        self.run_due("10:15:00")
        found = told.find(self.portal, 10)
        self.assertEqual(
            [(one.kind, one.outcome) for one in found],
            [
                (u"recovered", told.WAITING),
                (u"failed", u"sent"),
                (u"failed", u"sent"),
            ],
        )
        self.assertEqual(found[0].headline, u"Task is well again")
        self.assertEqual(len(told.find(self.portal, 2)), 2)
        uid = self.manager_of(task).uid
        kinds = [one.kind for one in told.find(self.portal, 10, uid)]
        self.assertEqual(kinds, [u"recovered", u"failed"])
        self.assertEqual(told.find(self.portal, 10, "gone"), [])
