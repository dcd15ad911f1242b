"""The form of the task about working copies says where there are none."""

from collective.cron.tasks.cleaning.working_copies import is_possible
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.packages import PACKAGES
from collective.cron.tests.support.ready_form import ReadyForm


MISSING = "Working Copy Support is not installed"


class TestFormWithout(ReadyForm, ContentCase):
    TYPE = "CronWorkingCopies"
    SHOWN = (u"It needs the add-on Working Copy Support.", MISSING)

    def test_there_are_none(self):
        self.assertFalse(is_possible())


class TestFormWith(ContentCase):
    TYPE = "CronWorkingCopies"
    layer = PACKAGES
    browser = ReadyForm.__dict__["browser"]

    def test_there_are_some(self):
        self.assertTrue(is_possible())
        browser = self.browser()
        browser.open("http://nohost/plone/++add++" + self.TYPE)
        self.assertNotIn(MISSING, browser.contents)
        self.assertIn("Cancel them", browser.contents)
