"""The form of the task about old content."""

from collective.cron.tasks.digests.stale import IStale
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronStale"
    SHOWN = (u"Not changed for so many months", u"[published]")

    def test_only_an_address_is_taken_as_one(self):
        self.assertTrue(IStale["instead"].constraint(u"desk@example.org"))
        self.assertFalse(IStale["instead"].constraint(u"the desk"))
