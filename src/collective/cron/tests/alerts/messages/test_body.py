"""What a mail says: why, when, the last lines, where to look, and how to stop it."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.messages.telling import Telling
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.words import moments


class TestBody(AlertCase):
    def write(self, kind=u"failed", **facts):
        (alert,) = outbox.add(self.portal, kind, [u"mail"], facts)
        return Telling(self.portal, alert).text

    def test_a_failure(self):
        text = self.write(
            title=u"Import",
            path="task",
            result="17",
            zone="Europe/Paris",
            reason=u"it was given up",
            lines=(u"one", u"two"),
            occurrence=clock.now(),
            missed=3,
        )
        expected = u"""Import has failed

it was given up

Due: %s
Missed: 3

Last lines:
  one
  two

http://nohost/plone/task/--results--/17

"""
        said, _sign, footer = text.partition(u"-- \n")
        due = moments.show(clock.now(), "Europe/Paris")
        self.assertEqual(said, expected % due)
        self.assertIn(u"http://nohost/plone/task/edit (Alerts)\n", footer)

    def test_a_summary(self):
        tasks = (
            {"title": u"A", "path": "a", "reason": u"broken"},
            {"title": u"B", "path": "b", "reason": u""},
        )
        text = self.write(u"summary", count=2, tasks=tasks)
        self.assertIn(u"* A\n  broken\n  http://nohost/plone/a\n\n* B", text)
