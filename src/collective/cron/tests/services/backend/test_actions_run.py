"""POST @cron-run: settings, a time and a period of one run; a run is taken away."""

from collective.cron.queueing.besides import backlog
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.tasks import TestTaskRunner

import json
import mock
import transaction


AT = "2026-11-24T12:00:00Z"


class TestRunPost(RestTestCase):
    def setUp(self):
        super(TestRunPost, self).setUp()
        self.task = self.add_task(seconds=1.0)

    def ask(self, expected=202, path="/task/@cron-run", **data):
        """Send this, and return what is answered."""
        answer = self.send(path, expected=expected, body=json.dumps(data))
        transaction.begin()
        return answer

    def test_settings_of_one_run(self):
        answer = self.ask(settings={"seconds": 0.5})
        self.assertEqual(answer["asked"], "2026-11-23T10:00:30Z")
        self.run_all("10:00:31")
        self.assertEqual(self.task.getLastResult().settings, {"seconds": 0.5})

    def test_two_with_other_settings_are_two_runs(self):
        found = [self.ask(settings={"seconds": one}) for one in (0.1, 0.2)]
        self.assertEqual(len(set(one["asked"] for one in found)), 2)
        self.run_all("10:00:31")
        self.assertEqual(self.statuses(self.task), ["OK", "OK"])

    def test_what_does_not_fit_is_told_by_name(self):
        for settings in ({"seconds": "x"}, {"secret": "x"}, {"run_as": "admin"}):
            answer = self.ask(400, settings=settings)
            self.assertEqual(list(answer["settings"]), list(settings))
        self.assertEqual(len(self.queued()), 1)

    def test_at_a_time_and_taken_away(self):
        self.ask(at=AT)
        (one,) = self.read_json("/task/@cron")["later"]
        self.assertEqual((one["at"], one["occurrence"]), (AT, AT))
        answer = self.ask(200, "/task/@cron-cancel", occurrence=AT)
        self.assertEqual(answer["later"], [])
        self.ask(409, "/task/@cron-cancel", occurrence=AT)
        self.ask(409, at="2020-01-01T00:00:00Z")

    def test_a_period(self):
        period = {"from": "2026-11-01T00:00:00Z", "to": "2026-11-08T00:00:00Z"}
        self.ask(400, period=period)
        with mock.patch.object(TestTaskRunner, "has_period", True):
            self.ask(period=period)
            for bad in ({}, {"from": AT}, dict(period, to=AT), "x"):
                self.ask(400, period=bad)
        self.run_all("10:00:31")
        texts = [period["from"], period["to"]]
        self.assertEqual(self.task.getLastResult().settings, {"period": texts})

    def test_bad_bodies(self):
        for data in ({"settings": []}, {"at": 5}, {"dry_run": "x"}, {"other": 1}):
            self.ask(400, **data)
        self.assertEqual(len(self.queued()), 1)
        self.assertEqual(backlog.count(self.state_of(self.task)), 0)
