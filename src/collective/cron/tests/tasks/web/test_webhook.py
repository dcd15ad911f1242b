"""The form of the call, and what it takes for a header."""

from collective.cron.tasks.web.webhook import is_header
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronWebhook"
    SHOWN = (u"It is put in where {secret} stands", u"Servers of the own network")

    def test_headers(self):
        for text in (u"X-Key: {secret}", u"Accept:*/*"):
            self.assertTrue(is_header(text), text)
        for text in (u"", u"X-Key", u"X Key: 1", u"X: 1\r\nY: 2", u"Host: a", u"X:"):
            self.assertFalse(is_header(text), text)

    def test_only_what_does_no_harm_may_be_repeated(self):
        task = self.add_ready(repeatable=True)
        self.assertTrue(task.repeatable)
        task.method = "POST"
        self.assertFalse(task.repeatable)
        task.method = "HEAD"
        task.repeatable = False
        self.assertFalse(task.repeatable)
