"""POST @cron-pause and @cron-resume, and the pause in GET @cron."""

from collective.cron.memory import pause
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.rest import RestTestCase

import json


UNTIL = "2026-11-26T10:00:00Z"


class TestPause(RestTestCase):
    def pause(self, expected=200, **values):
        return self.send("/@cron-pause", expected=expected, body=json.dumps(values))

    def test_pause_and_resume(self):
        self.add_task()
        self.add_people()
        body = json.dumps({"reason": u"Moving h\xe4user", "until": UNTIL})
        answer = self.send("/@cron-pause", MANAGER, body=body)
        expected = {
            "reason": u"Moving h\xe4user",
            "by": MANAGER,
            "since": self.START,
            "until": UNTIL,
        }
        said = u"All tasks are paused by manager until Nov 26, 2026 10:00 AM UTC: "
        expected["message"] = said + u"Moving h\xe4user"
        self.assertEqual(answer["pause"], expected)
        self.assertIn("paused until Nov 26, 2026 10:00 AM UTC", answer["message"])
        self.assertEqual(self.read_json("/@cron")["pause"], expected)
        found = self.read_json("/task/@cron")["status"]
        self.assertEqual((found["code"], found["fix"]), ("paused", "resume"))
        said = u"paused by manager until Nov 26, 2026 10:00 AM UTC"
        self.assertIn(said, found["reason"])
        self.assertEqual(self.read_json("/@cron")["counts"], {"paused": 1})
        answer = self.send("/@cron-resume")
        self.assertIsNone(answer["pause"])
        self.assertIsNone(self.read_json("/@cron")["pause"])
        self.assertIn("not paused", self.send("/@cron-resume")["message"])

    def test_next_runs_are_those_after_the_pause(self):
        self.add_task()
        self.pause(reason="Moving", until="2026-11-23T12:00:00Z")
        answer = self.read_json("/task/@cron")
        self.assertEqual(answer["next_run"], "2026-11-23T12:00:00Z")
        self.assertEqual(answer["upcoming"][0]["utc"], "2026-11-23T12:00:00Z")
        self.assertEqual(answer["upcoming"][1]["utc"], "2026-11-23T12:05:00Z")
        self.pause(reason="Moving")
        answer = self.read_json("/task/@cron")
        self.assertEqual((answer["next_run"], answer["upcoming"]), (None, []))

    def test_offset_is_understood(self):
        answer = self.pause(reason="Moving", until="2026-11-26T11:00:00.000+01:00")
        self.assertEqual(answer["pause"]["until"], UNTIL)

    def test_without_an_end(self):
        answer = self.pause(reason="Moving")
        self.assertIsNone(answer["pause"]["until"])

    def test_what_is_refused_says_which_field_and_what_is_accepted(self):
        for values, field, message in (
            ({}, "reason", "1 to 200 characters"),
            ({"reason": u"\xe4" * 201}, "reason", "1 to 200 characters"),
            ({"reason": 1}, "reason", "a text"),
            ({"reason": "x", "until": "2026-11-26T10:00:00"}, "until", "+01:00"),
            ({"reason": "x", "until": "tomorrow"}, "until", "2027-01-31T18:00:00Z"),
            ({"reason": "x", "until": "2026-99-26T10:00:00Z"}, "until", "such as"),
            ({"reason": "x", "until": "0001-01-01T00:00:00+09:00"}, "until", "such as"),
            ({"reason": "x", "until": "2026-11-20T10:00:00Z"}, "until", "in the past"),
            ({"reason": "x", "by": "jane"}, None, "unknown parameter"),
        ):
            answer = self.pause(expected=400, **values)
            self.assertEqual(answer.get("field"), field, values)
            self.assertIn(message, answer["message"])
            self.assertIsNone(pause.current(self.portal))

    def test_run_in_a_pause_is_a_conflict_that_says_why(self):
        self.add_task()
        self.pause(reason="Moving")
        answer = self.send("/task/@cron-run", expected=409)
        self.assertIn("paused by admin: Moving", answer["message"])

    def test_a_page_of_another_site_cannot_send_this(self):
        for kind in ("text/plain", "application/x-www-form-urlencoded"):
            body = json.dumps({"reason": "Moving"})
            self.send("/@cron-pause", expected=415, body=body, kind=kind)
        self.assertIsNone(pause.current(self.portal))
