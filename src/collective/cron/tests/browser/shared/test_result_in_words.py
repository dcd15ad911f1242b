"""A result as people read it: of a run that began, and of one that did not."""

from collective.cron import clock
from collective.cron.browser.results.views import ResultsView
from collective.cron.content import result_writer
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.past_runs import add_past_runs
from datetime import timedelta
from zope.i18n import translate


class TestResultInWords(CronTestCase):
    def setUp(self):
        super(TestResultInWords, self).setUp()
        self.task = self.add_task(timezone=u"Europe/Paris")

    def record(self, seconds=None, **values):
        """Record one more result, of a run that took so long; return it in words."""
        values.setdefault("end", clock.now() + timedelta(hours=1))
        if seconds is not None:
            values["start"] = values["end"] - timedelta(seconds=seconds)
        result_writer.record(self.task, **values)
        request = self.layer["request"].clone()
        return ResultsView(self.task.results_folder(), request).records[0]

    def test_times_are_in_the_zone_of_the_backend(self):
        found = self.record(90, occurrence=clock.from_iso("2026-11-23T10:55:00Z"))
        self.assertEqual(found.occurrence, u"Nov 23, 2026 11:55:00 AM CET")
        self.assertEqual(found.start, u"Nov 23, 2026 11:59:00 AM CET")
        self.assertEqual(found.end, u"Nov 23, 2026 12:00:30 PM CET")
        self.assertEqual(found.length, u"1 min 30 s")

    def test_the_time_is_when_it_began(self):
        found = self.record(90)
        self.assertEqual((found.time, found.iso), (found.start, "2026-11-23T10:59:00Z"))
        self.assertEqual(found.distance, u"in 58 min 30 s")

    def test_of_one_that_did_not_begin_it_is_when_that_was_recorded(self):
        found = self.record(status=u"SKIPPED", reason=u"too late")
        self.assertEqual((found.time, found.iso), (found.end, "2026-11-23T11:00:30Z"))
        self.assertEqual((found.start, found.length, found.seconds), (u"", u"", None))
        self.assertEqual(found.occurrence, u"")
        self.assertFalse(found.slow)

    def test_it_is_compared_with_the_others(self):
        found = self.record(status=u"SKIPPED")
        self.assertEqual(found.usual, u"")
        add_past_runs(self.task, 2, 2, 2, 2, 2)
        found = self.record(60)
        self.assertEqual((found.slow, found.usual), (True, u"2 s"))
        self.assertFalse(self.record(2).slow)

    def test_why_it_ran_and_what_it_said(self):
        found = self.record(1, trigger="restart", log=(u"first", u"second"))
        self.assertEqual(
            translate(found.trigger), u"Again, after its worker had stopped"
        )
        self.assertEqual(found.log, (u"first", u"second"))

    def test_it_leads_to_its_page(self):
        found = self.record(1)
        self.assertEqual(found.url, self.task.getLastResult().absolute_url())
