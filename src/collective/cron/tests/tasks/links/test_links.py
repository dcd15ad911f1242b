"""The form of the task that looks at links, and what it remembers."""

from collective.cron import clock
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronLinks"
    SHOWN = (u"Links to other sites too", u"Servers of the own network")

    def test_what_is_too_old_is_forgotten(self):
        task = self.add_ready(remember=7)
        task.known()[u"http://a/"] = (clock.to_iso(clock.now()), u"")
        self.later(days=6)
        self.assertEqual(list(task.known()), [u"http://a/"])
        self.later(days=8)
        self.assertEqual(list(task.known()), [])
