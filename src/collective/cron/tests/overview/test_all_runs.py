# coding: utf-8
"""The runs of all tasks in one row: merged, filtered, bounded, for who may see them."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.content.result import Result
from collective.cron.overview import all_runs
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import transaction


NOON = clock.from_iso("2026-11-23T12:00:00Z")
ANY = all_runs.Wanted(*[None] * 7, size=10)
NAMES = ("a", "b", "c")


class TestAllRuns(PageTestCase):
    def setUp(self):
        super(TestAllRuns, self).setUp()
        self.tasks = [self.add_task(name=name) for name in NAMES]

    def record(self, task, minute, status=u"OK", **values):
        end = NOON + timedelta(minutes=minute)
        values.update(status=status, start=end, end=end)
        return result_writer.record(self.tasks[task], **values)

    def find(self, **changes):
        return all_runs.AllRuns(self.portal, ANY._replace(**changes))

    def names(self, runs):
        """Return what was found, as a letter for the task and the minute."""
        return [
            "%s%d" % (one.backend.getId(), (one.result.end - NOON).total_seconds() / 60)
            for one in runs.found
        ]

    def pages(self, **changes):
        """Return what all pages show, one after the other."""
        found, before = [], None
        while True:
            runs = self.find(before=before, **changes)
            found.append(self.names(runs))
            before = runs.further
            if before is None:
                return found

    def record_some(self):
        for minute in range(9):
            self.record(minute % 3, minute, u"FAILED" if minute % 4 == 0 else u"OK")

    def test_newest_first_whoever_they_are_of(self):
        self.record_some()
        expected = ["c8", "b7", "a6", "c5", "b4", "a3", "c2", "b1", "a0"]
        self.assertEqual(self.pages(), [expected])
        found = self.pages(size=4)
        self.assertEqual(found, [expected[:4], expected[4:8], expected[8:]])

    def test_none_at_all(self):
        runs = self.find()
        self.assertEqual((runs.found, runs.further, runs.looked_at), ([], None, 0))

    def test_of_the_same_instant_none_is_lost_and_none_comes_twice(self):
        for minute in (0, 1):
            for task in range(3):
                self.record(task, minute)
        for size in (1, 2, 4):
            found = [one for page in self.pages(size=size) for one in page]
            self.assertEqual(sorted(found), ["a0", "a1", "b0", "b1", "c0", "c1"])

    def test_between_two_times(self):
        self.record_some()
        minute = timedelta(minutes=1)
        found = self.names(self.find(since=NOON + 3 * minute, until=NOON + 5 * minute))
        self.assertEqual(found, ["c5", "b4", "a3"])
        found = self.pages(size=2, until=NOON + 3 * minute)
        self.assertEqual(found, [["a3", "c2"], ["b1", "a0"]])
        self.assertEqual(self.names(self.find(until=NOON - minute)), [])

    def test_of_one_status_task_trigger_or_user(self):
        self.record_some()
        self.record(0, 20, trigger="manual", by=u"jane", user=u"joe")
        self.record(1, 21, user="bj\xc3\xb6rn")
        self.assertEqual(self.names(self.find(status=u"FAILED")), ["c8", "b4", "a0"])
        self.assertEqual(self.names(self.find(status=u"WARN")), [])
        uid = IUUID(self.tasks[2])
        self.assertEqual(self.names(self.find(uid=uid)), ["c8", "c5", "c2"])
        self.assertEqual(self.names(self.find(uid="none")), [])
        self.assertEqual(self.names(self.find(trigger=u"manual")), ["a20"])
        for user in (u"jane", u"joe"):
            self.assertEqual(self.names(self.find(user=user)), ["a20"])

    def test_a_rare_one_is_looked_for_in_bounded_steps(self):
        for minute in range(20):
            self.record(minute % 3, minute, by=u"jane" if minute == 0 else u"")
        with mock.patch.object(all_runs, "LOOKED_AT", 8):
            found = self.pages(user=u"jane")
            self.assertEqual(self.find(user=u"jane").looked_at, 8)
        self.assertEqual(found, [[], [], ["a0"]])

    def test_only_what_is_shown_is_woken(self):
        for minute in range(300):
            self.record(minute % 3, minute)
        transaction.commit()
        self.portal._p_jar.cacheMinimize()
        runs = self.find()
        self.assertEqual(len(runs.found), 10)
        awake = [
            one
            for _oid, one in self.portal._p_jar._cache.lru_items()
            if isinstance(one, Result)
        ]
        self.assertEqual(len(awake), 10)

    def test_what_a_person_may_not_view_is_not_there(self):
        self.add_people()
        self.record_some()
        hidden = self.tasks[0]
        hidden.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        add_run(self.state_of(hidden))
        with api.env.adopt_user(username=VIEWER):
            runs = self.find()
            self.assertEqual(self.names(runs), ["c8", "b7", "c5", "b4", "c2", "b1"])
            self.assertEqual(runs.running, [])
            self.assertEqual(self.names(self.find(uid=IUUID(hidden))), [])
        with api.env.adopt_user(username=MEMBER):
            self.assertEqual(self.names(self.find()), [])

    def test_what_runs_now(self):
        self.record_some()
        for number, task in enumerate(self.tasks[:2]):
            started = NOON + timedelta(minutes=number)
            add_run(self.state_of(task), token=str(number), started=started, by=u"jane")
        going = [backend.getId() for _run, backend in self.find().running]
        self.assertEqual(going, ["b", "a"])
        going = self.find(uid=IUUID(self.tasks[0])).running
        self.assertEqual([backend.getId() for _run, backend in going], ["a"])
        self.assertEqual(len(self.find(user=u"jane", trigger="schedule").running), 2)
        for others in (
            {"user": u"joe"},
            {"trigger": "manual"},
            {"status": u"OK"},
            {"until": NOON},
            {"before": "1-a"},
        ):
            self.assertEqual(self.find(**others).running, [], others)


class TestPlace(PageTestCase):
    def test_it_is_read_as_it_is_written(self):
        for place in ((1, "a"), (2**62, "5f2c-0e7a"), (7, "")):
            text = all_runs.write_place(*place)
            self.assertEqual(all_runs.read_place(text), place)

    def test_nothing_else_is_read(self):
        long = u"9" * 30 + u"-a"
        for text in (u"", u"-", u"x-a", u"0-a", u"-1-a", long, u"\u0661-a", u"1-a b"):
            with self.assertRaises(ValueError):
                all_runs.read_place(text)
