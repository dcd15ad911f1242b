"""Durations: what the chart compares, and that words and table say the same."""

from collections import namedtuple
from collective.cron import clock
from collective.cron.browser.backend.durations import Durations
from collective.cron.content.past.run_lengths import RunLengths
from collective.cron.content.result import Result
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.past_runs import add_past_runs
from collective.cron.words import moments
from datetime import timedelta
from xml.etree import ElementTree
from zope.i18n import translate
from zope.publisher.browser import TestRequest

import unittest


START = clock.from_iso("2026-11-23T10:00:00Z")
SVG = "{http://www.w3.org/2000/svg}"

Page = namedtuple("Page", "request run_lengths records")
Record = namedtuple("Record", "seconds status slow time length url")


def make(*runs):
    """Return the Durations of runs, newest first: seconds, or (seconds, status)."""
    runs = [run if isinstance(run, tuple) else (run, u"OK") for run in runs]
    results = []
    for seconds, status in runs:
        end = START + timedelta(seconds=seconds or 0)
        start = None if seconds is None else START
        results.append(Result("1", status=status, start=start, end=end))
    lengths = RunLengths(results)
    records = []
    for number, (seconds, status) in enumerate(runs):
        length = u"" if seconds is None else moments.length(seconds)
        slow, url = lengths.is_slow(seconds), u"http://nohost/%d" % number
        records.append(Record(seconds, status, slow, u"10:00", length, url))
    return Durations(Page(TestRequest(), lengths, records))


class TestDurations(unittest.TestCase):
    def test_a_single_run_is_not_compared(self):
        for runs in ((), (2,), (2, (None, u"SKIPPED"), (None, u"SKIPPED"))):
            self.assertFalse(make(*runs).shown, runs)
        self.assertTrue(make(2, (3, u"FAILED")).shown)

    def test_time_goes_from_left_to_right_and_each_bar_leads_to_its_run(self):
        drawing = ElementTree.fromstring(make(3, 2, 1).chart)
        links = [link.get("href") for link in drawing.iter(SVG + "a")]
        self.assertEqual([link[-1] for link in links], ["2", "1", "0"])

    def test_a_bar_says_when_how_long_and_how_it_went(self):
        runs = (60, 2, 2, 2, 2, 2, (None, u"SKIPPED"))
        drawing = ElementTree.fromstring(make(*runs).chart)
        titles = [title.text for title in drawing.iter(SVG + "title")]
        self.assertEqual(titles[0], u"10:00, Skipped")
        self.assertEqual(titles[1], u"10:00, 2 s, Done")
        self.assertEqual(titles[-1], u"10:00, 1 min, Done, unusually slow")

    def test_letters_are_explained_once_and_none_for_what_went_well(self):
        runs = (1, (2, u"FAILED"), (None, u"SKIPPED"), (3, u"FAILED"))
        expected = [(u"F", u"Failed"), (u"S", u"Skipped")]
        self.assertEqual(make(*runs).statuses, expected)
        self.assertEqual(make(1, 2).statuses, [])

    def test_nothing_is_usual_before_a_run_ended_well(self):
        self.assertIsNone(make((2, u"FAILED"), (3, u"INTERRUPTED")).summary)

    def test_of_few_runs_only_the_usual_is_said(self):
        self.assertEqual(translate(make(2, 2, 2).summary), u"A run usually takes 2 s.")

    def test_what_failed_slowly_is_counted_among_the_slow(self):
        found = make((90, u"FAILED"), 2, 2, 2, 2, 2, (None, u"SKIPPED"))
        self.assertEqual([record.seconds for record in found.slow], [90])
        self.assertEqual(
            translate(found.summary),
            u"A run usually takes 2 s; more than 4 s is unusually slow. "
            u"Unusually slow of the last 7: 1.",
        )


class TestPage(PageTestCase):
    def page(self):
        return self.get("/task").contents

    def test_chart_with_a_slow_run_and_the_same_in_words(self):
        task = self.add_task()
        add_past_runs(task, 2, 2, 2, 2, 2, 60, 2)
        contents = self.page()
        self.assertIn("<svg", contents)
        self.assertIn("A run usually takes 2 s; more than 4 s is", contents)
        self.assertIn("Unusually slow of the last 7: 1.", contents)
        table = contents[contents.index("The chart as a table") :]
        table = table[: table.index("</table>")]
        self.assertEqual(table.count("<tr>"), 8)
        self.assertEqual(table.count("unusually slow"), 1)

    def test_no_chart_of_one_run(self):
        task = self.add_task()
        add_past_runs(task, 2)
        self.assertNotIn("cron-chart-box", self.page())
