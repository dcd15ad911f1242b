"""The form of the digest, and the time that one is about."""

from collective.cron.tasks.digests.news import Window
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm

import unittest


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronNews"
    SHOWN = (u"Addresses that get the mail", u"Administrators")


class TestWindow(unittest.TestCase):
    def test_one_that_was_interrupted_goes_on(self):
        window = Window(1)
        window.open(5)
        window.sent.add(u"ann@example.org")
        window.open(9)
        self.assertEqual((window.since, window.until), (1, 5))
        window.close()
        self.assertEqual((window.since, window.until, list(window.sent)), (5, None, []))
        window.open(9)
        self.assertEqual((window.since, window.until), (5, 9))
