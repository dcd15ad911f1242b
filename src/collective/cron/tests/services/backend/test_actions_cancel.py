"""POST @cron-cancel, and the progress of running tasks in GET @cron."""

from collective.cron import clock
from collective.cron.memory import annotations
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run

import json
import transaction


class TestCancel(RestTestCase):
    def setUp(self):
        super(TestCancel, self).setUp()
        self.add_people()
        self.task = self.add_task()

    def pretend_running(self, *tokens):
        for token in tokens:
            add_run(self.state_of(self.task), token=token, worker="gone")

    def ask(self, body=u"", expected=202, name=ALL):
        return self.send("/task/@cron-cancel", name, expected, body)

    def test_the_only_run_is_asked_to_stop(self):
        self.pretend_running("t1")
        answer = self.ask()
        self.assertIn("was asked to stop", answer["message"])
        self.assertEqual(answer["running"][0]["cancelled_by"], ALL)
        self.assertEqual(cancel.requested_by(self.portal, "t1"), ALL)
        self.ask(expected=200)

    def test_one_of_several_is_asked_to_stop(self):
        self.pretend_running("t1", "t2")
        self.assertIn("say which one", self.ask(expected=409)["message"])
        self.ask(json.dumps({"token": "t2"}))
        self.assertEqual(cancel.requested_by(self.portal, "t2"), ALL)
        self.assertIsNone(cancel.requested_by(self.portal, "t1"))

    def test_a_run_that_is_over_is_a_conflict(self):
        self.assertIn("not going any more", self.ask(expected=409)["message"])

    def test_what_is_not_understood_is_refused(self):
        self.pretend_running("t1")
        for body in (u"[]", u'{"token": 1}', u'{"run": "t1"}', u'{"token": ["t1"]}'):
            self.ask(body, expected=400)
        answer = self.ask(u"nonsense", expected=400)
        self.assertIn('-- nothing, or {"token": "..."', answer["message"])
        self.assertIsNone(cancel.requested_by(self.portal, "t1"))

    def test_permissions(self):
        self.pretend_running("t1")
        self.ask(expected=401, name=VIEWER)
        self.assertEqual(sorted(self.ask(name=RUNNER)), ["@id", "message", "now"])

    def test_progress_is_told(self):
        self.pretend_running("t1")
        answer = self.read_json("/task/@cron")["running"][0]
        self.assertEqual((answer["token"], answer["progress"]), ("t1", None))
        self.assertIsNone(answer["cancelled_by"])
        shown = progress.Progress(30, 120, u"item 30", clock.now())
        annotations.make(self.portal, progress.KEY)["t1"] = shown._asdict()
        transaction.commit()
        self.assertEqual(
            self.read_json("/task/@cron")["running"][0]["progress"],
            {
                "done": 30,
                "total": 120,
                "fraction": 0.25,
                "message": "item 30",
                "at": "2026-11-23T10:00:30Z",
                "lines": [],
            },
        )
