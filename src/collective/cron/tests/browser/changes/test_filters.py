"""What the address of the page of changes says, whatever it is."""

from collective.cron.browser.changes.filters import Filters
from collective.cron.tests.support.base import CronTestCase


class TestFilters(CronTestCase):
    def test_all_that_can_be_asked_for(self):
        form = {"deed": "run", "task": "uid", "user": "joe", "before": "17"}
        wanted = Filters(form).wanted
        self.assertEqual(wanted[2:], (u"joe", u"run", u"uid", 17, 50))
        self.assertEqual(Filters(form, "own").wanted.uid, "own")

    def test_what_is_odd_is_left_out(self):
        for form in ({}, {"deed": "x", "before": "x"}, {"before": "-1"}, {"user": 7}):
            filters = Filters(form)
            self.assertEqual(filters.wanted[:6], (None,) * 6, form)
            self.assertEqual(filters.values, {}, form)
