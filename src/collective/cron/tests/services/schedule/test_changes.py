"""Changes of the clocks as data, with a sentence for people."""

from collective.cron import clock
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule.expression import parse
from collective.cron.services.schedule import changes
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language

import json
import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")


def describe(text, zone="Europe/Paris", request=None):
    """Return what is told of the next change in spring and of that in autumn."""
    found = coming_clock_changes.find(parse(text), zone, NOW, 2)
    return [changes.describe(change, request) for change in found]


class TestDescribe(unittest.TestCase):
    def test_a_time_that_is_skipped(self):
        found = describe("30 2 * * *")[0]
        message = found.pop("message")
        expected = {
            "kind": "skipped",
            "at": "2027-03-28T01:00:00Z",
            "times": ["2027-03-28T02:30"],
            "runs": ["2027-03-28T01:00:00Z"],
        }
        self.assertEqual(found, expected)
        for words in (u"from 02:00 to 03:00", u"02:30 does not exist", u"at 03:00"):
            self.assertIn(words, message)

    def test_a_time_that_comes_twice_runs_the_first_time(self):
        found = describe("30 2 * * *")[1]
        message = found.pop("message")
        expected = {
            "kind": "repeated",
            "at": "2027-10-31T01:00:00Z",
            "times": ["2027-10-31T02:30"],
            "runs": ["2027-10-31T00:30:00Z"],
        }
        self.assertEqual(found, expected)
        self.assertIn(u"02:30 comes twice that day", message)

    def test_several_times_that_are_skipped_are_one_run(self):
        spring, autumn = describe("15,45 2 * * *")
        self.assertEqual(spring["times"], ["2027-03-28T02:15", "2027-03-28T02:45"])
        self.assertEqual(spring["runs"], ["2027-03-28T01:00:00Z"])
        self.assertIn(u"02:15, 02:45", spring["message"])
        runs = ["2027-10-31T00:15:00Z", "2027-10-31T00:45:00Z"]
        self.assertEqual(autumn["runs"], runs)

    def test_all_of_it_is_json(self):
        found = describe("30 2 * * *")
        self.assertEqual(json.loads(json.dumps(found)), found)


class TestLanguage(CronTestCase):
    def test_the_sentence_is_in_the_language_of_the_visitor(self):
        use_language(self, "de")
        found = describe("30 2 * * *", request=self.layer["request"])[0]
        words = u"werden die Uhren von 02:00 auf 03:00 gestellt"
        self.assertIn(words, found["message"])
        self.assertEqual(found["kind"], "skipped")
