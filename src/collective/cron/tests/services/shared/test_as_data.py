# -*- coding: utf-8 -*-
"""A Backend as data: all that is promised, in text and in UTC, whatever is stored."""

from collective.cron import clock
from collective.cron.memory import state
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.schedule import occurrence
from collective.cron.services.shared import as_data
from collective.cron.services.shared.service import CronService
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.complements import add_complement
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.running import TOKEN
from datetime import timedelta
from plone.uuid.interfaces import IUUID

import json
import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")


class TestPieces(unittest.TestCase):
    def test_instants_are_in_utc_and_may_be_missing(self):
        local = NOW.astimezone(occurrence.get_zone("Europe/Paris"))
        self.assertEqual(as_data.instant(local), "2026-11-23T10:00:30Z")
        self.assertIsNone(as_data.instant(None))

    def test_text_of_bytes_that_are_none(self):
        self.assertEqual(as_data.text(b"\xc3\xa4"), u"ä")
        self.assertEqual(as_data.text(b"\xff"), u"\ufffd")

    def test_codes_of_a_result_have_words(self):
        said = as_data.describe_outcome(u"FAILED", "late", b"\xc3\xa4", None)
        expected = {
            "status": u"FAILED",
            "status_title": u"Failed",
            "trigger": u"late",
            "trigger_title": u"By schedule, late",
            "reason": u"ä",
        }
        self.assertEqual(said, expected)


class TestDescribe(CronTestCase):
    def describe(self, task):
        service = CronService(self.portal, self.layer["request"])
        overview = BackendOverview(task, service.workers, service.now)
        found = as_data.describe_fully(overview, service)
        self.assertEqual(json.loads(json.dumps(found)), found)
        return found

    def test_a_task_of_which_nothing_is_noted(self):
        task = self.add_task()
        state.drop_state(self.portal, str(IUUID(task)))
        found = self.describe(task)
        self.assertEqual((found["running"], found["waiting"]), ([], None))
        self.assertEqual((found["last"], found["recent"]), (None, ""))
        self.assertIsNone(found["next_run"])
        self.assertEqual(len(found["upcoming"]), as_data.UPCOMING)

    def test_settings_that_are_missing_or_bytes_are_text(self):
        task = self.add_task()
        task.periodicity, task.timezone, task.activated = None, b"M\xc3\xa4rz", None
        found = self.describe(task)
        self.assertEqual((found["periodicity"], found["timezone"]), (u"", u"März"))
        self.assertIs(found["activated"], False)
        self.assertEqual((found["upcoming"], found["words"]), ([], u""))

    def test_duration_of_the_last_run(self):
        task = self.add_task()
        self.run_due("10:05:00")
        last = self.state_of(task).last
        for seconds, duration in ((90, 90.0), (0.25, 0.25), (-5, 0.0)):
            end = last["start"] + timedelta(seconds=seconds)
            self.state_of(task).last = dict(last, end=end)
            self.assertEqual(self.describe(task)["last"]["duration"], duration)
        self.state_of(task).last = dict(last, start=None)
        self.assertIsNone(self.describe(task)["last"]["duration"])

    def test_in_the_language_of_the_visitor_but_for_codes(self):
        use_language(self, "de")
        found = self.describe(self.add_task(run_as=u"ghost"))
        self.assertEqual(found["status"]["code"], "broken")
        self.assertIn(u"Der Benutzer", found["status"]["reason"])
        self.assertEqual(found["words"], u"Alle 5 Minuten")


class TestOverRest(RestTestCase):
    def test_everything_about_a_task(self):
        task = self.add_task("warn", timezone=u"Europe/Paris")
        task.title = u"Tägliches"
        task.reindexObject()
        self.run_due("10:05:02")
        add_complement(self, lambda backend: u"of Zürich".encode("utf-8"))
        (item,) = self.read_json("/@cron")["items"]
        result_url = task.getLastResult().absolute_url()
        self.assertEqual(
            item,
            {
                "@id": task.absolute_url(),
                "@type": "CronTestTask",
                "uid": IUUID(task),
                "title": u"Tägliches",
                "complement": u"of Zürich",
                "place": "/",
                "tags": [],
                "portal_type": "CronTestTask",
                "type": "Test task",
                "status": {
                    "code": "warning",
                    "title": "Warning",
                    "reason": "Last run: a warning",
                    "fix": "see-result",
                },
                "health": {"code": "warning", "title": "Warning"},
                "periodicity": "*/5 * * * *",
                "words": "Every 5 minutes",
                "timezone": "Europe/Paris",
                "activated": True,
                "next_run": "2026-11-23T10:10:00Z",
                "last": {
                    "@id": result_url,
                    "status": "WARN",
                    "status_title": "Done, with warnings",
                    "reason": "a warning",
                    "trigger": "schedule",
                    "trigger_title": "By schedule",
                    "start": "2026-11-23T10:05:02Z",
                    "end": "2026-11-23T10:05:02Z",
                    "duration": 0.0,
                },
                "recent": "W",
                "running": [],
                "may": {
                    "run": True,
                    "cancel": True,
                    "manage": True,
                    "choose_user": True,
                },
            },
        )

    def test_running_and_waiting_with_ids_in_bytes(self):
        task = self.add_task()
        add_run(self.state_of(task), by=b"j\xc3\xbcrgen", attempt=2)
        late = {"occurrence": clock.now(), "trigger": "late", "by": b"j\xff"}
        self.manager_of(task).add_extra(dict(late, attempt=1))
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["status"]["code"], "running")
        self.assertEqual(
            answer["running"],
            [
                {
                    "occurrence": "2026-11-23T10:00:30Z",
                    "started": "2026-11-23T10:00:30Z",
                    "trigger": "schedule",
                    "by": u"jürgen",
                    "attempt": 2,
                    "worker": "web9:1",
                    "token": TOKEN,
                    "progress": None,
                    "cancelled_by": None,
                    "estimated_left": None,
                    "is_dry": False,
                    "slow": False,
                }
            ],
        )
        self.assertEqual(answer["waiting"]["by"], u"j\ufffd")
