"""The next 24 hours as data: what is listed, and that it stays small."""

from collective.cron import clock
from collective.cron.schedule.course import Course
from collective.cron.services.dashboard import timetable
from collective.cron.tests.support.faces.rest import RestTestCase

import collections
import json
import unittest


NOW = clock.from_iso("2026-11-23T10:05:30Z")
Backend = collections.namedtuple("Backend", "periodicity")


class Task(object):
    """As much of a BackendOverview as is needed."""

    runs_by_itself = True
    paused = None
    zone = u"UTC"

    def __init__(self, name, periodicity):
        self.backend = Backend(periodicity)
        self.uid = "uid-of-" + name
        self.url = "http://nohost/" + name
        self.title = u"Title of " + name

    def course(self):
        return Course.of(self.backend.periodicity, self.zone)


def describe(**periodicities):
    found = [Task(name, each) for name, each in sorted(periodicities.items())]
    return timetable.describe(found, NOW)


class TestDescribe(unittest.TestCase):
    def test_nothing_that_starts(self):
        found = describe()
        self.assertEqual((found["items"], found["items_total"]), ([], 0))
        self.assertEqual((found["collisions"], found["hours"]), ([], [0] * 25))

    def test_a_task_with_all_its_starts(self):
        (item,) = describe(one=u"30 9,12 * * *")["items"]
        expected = {
            "@id": "http://nohost/one",
            "uid": "uid-of-one",
            "title": u"Title of one",
            "count": 2,
            "often": False,
            "starts": ["2026-11-23T12:30:00Z", "2026-11-24T09:30:00Z"],
        }
        self.assertEqual(item, expected)

    def test_what_starts_every_half_hour_is_told_in_full_and_no_more(self):
        (item,) = describe(one=u"*/30 * * * *")["items"]
        self.assertEqual((item["often"], len(item["starts"])), (False, 48))
        (item,) = describe(one=u"*/29 * * * *")["items"]
        self.assertEqual((item["often"], item["count"]), (True, 72))
        self.assertEqual(item["starts"], ["2026-11-23T10:29:00Z"])

    def test_hours_count_from_the_hour_that_goes_on(self):
        hours = describe(one=u"30 * * * *", two=u"0 11 * * *")["hours"]
        self.assertEqual((len(hours), hours[:3]), (25, [1, 2, 1]))

    def test_the_soonest_is_first(self):
        found = describe(a=u"0 9 * * *", b=u"0 12 * * *", c=u"0 11 * * *")["items"]
        titles = [item["title"][-1] for item in found]
        self.assertEqual(titles, ["c", "b", "a"])

    def test_of_many_tasks_a_hundred_are_listed_and_all_are_counted(self):
        names = dict(("task%d" % number, u"0 12 * * *") for number in range(105))
        found = describe(**names)
        self.assertEqual((len(found["items"]), found["items_total"]), (100, 105))
        (collision,) = found["collisions"]
        self.assertEqual((len(collision["tasks"]), collision["count"]), (100, 105))
        self.assertEqual(sorted(collision["tasks"][0]), ["@id", "title", "uid"])
        self.assertLess(len(json.dumps(found)), 50000)


class TestOverRest(RestTestCase):
    def test_agenda_is_given_when_asked_for(self):
        self.assertNotIn("agenda", self.read_json("/@cron"))
        for name in ("one", "two", "three"):
            self.add_task(name=name, periodicity=u"0 12 * * *")
        self.add_task(name="often", periodicity=u"* * * * *")
        found = self.read_json("/@cron", include="agenda")["agenda"]
        self.assertEqual(found["begin"], "2026-11-23T10:00:00Z")
        self.assertEqual(found["items_total"], 4)
        (collision,) = found["collisions"]
        self.assertEqual(collision["time"], "2026-11-23T12:00:00Z")
        self.assertEqual((collision["count"], len(collision["tasks"])), (3, 3))
        last = found["items"][-1]
        self.assertEqual((last["often"], last["count"]), (True, 1440))
        self.assertEqual(len(last["starts"]), 1)
