"""The workers as data, and what is told of tasks that the person may not see."""

from collective.cron import clock
from collective.cron.engines.inline import InlineQueue
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.queueing.worker import Stopping
from collective.cron.queueing.worker import Worker
from collective.cron.services.dashboard import workers
from collective.cron.services.shared.service import CronService
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from datetime import timedelta

import json
import mock


def worker(name, minutes=0, alive=True):
    """Return a worker that gave its last sign of life so many minutes ago."""
    ping = clock.now() - timedelta(minutes=minutes)
    return Worker(name, clock.now() - timedelta(hours=1), ping, alive)


class TestDescribe(CronTestCase):
    def describe(self, known, *tasks):
        """Return what is told to somebody who may see these tasks."""
        service = CronService(self.portal, self.layer["request"])
        service.workers = known
        found = [BackendOverview(task, known, service.now) for task in tasks]
        return workers.describe(service, found)

    def test_who_works_on_what(self):
        task = self.add_task()
        add_run(self.state_of(task), worker="w1")
        found = self.describe([worker("w1"), worker("w2")], task)
        self.assertEqual((found["alive"], found["running"]), (2, 1))
        first, second = found["items"]
        expected = {
            "@id": task.absolute_url(),
            "title": u"Task",
            "started": "2026-11-23T10:00:30Z",
        }
        self.assertEqual((first["id"], first["running"]), (u"w1", [expected]))
        self.assertEqual((second["id"], second["running"]), (u"w2", []))

    def test_a_task_that_is_hidden_counts_and_has_no_name(self):
        hidden = self.add_task(name="hidden")
        add_run(self.state_of(hidden), worker="w1")
        found = self.describe([worker("w1")])
        self.assertEqual((found["running"], found["items"][0]["running"]), (1, []))
        self.assertNotIn("hidden", json.dumps(found))

    def test_one_that_is_gone_is_last_and_has_nothing_in_hand(self):
        task = self.add_task()
        add_run(self.state_of(task), worker="a")
        found = self.describe([worker("a", 9, False), worker("b", 1)], task)
        self.assertEqual((found["code"], found["alive"]), ("ok", 1))
        self.assertEqual([item["id"] for item in found["items"]], [u"b", u"a"])
        self.assertEqual(found["items"][1]["running"], [])
        self.assertEqual(found["last_ping"], "2026-11-23T09:59:30Z")

    def test_one_that_is_stopping_has_runs_in_hand_and_takes_none(self):
        stopping = Stopping(clock.now(), 1)
        known = [worker("a")._replace(stopping=stopping), worker("b")]
        task = self.add_task()
        add_run(self.state_of(task), worker="a")
        found = self.describe(known, task)
        self.assertEqual((found["alive"], found["stopping"]), (1, 1))
        first, second = found["items"]
        expected = {"since": "2026-11-23T10:00:30Z", "runs": 1}
        self.assertEqual((first["stopping"], len(first["running"])), (expected, 1))
        self.assertIsNone(second["stopping"])

    def test_if_all_are_gone_it_is_said_since_when(self):
        found = self.describe([worker("a", 9, False), worker("b", 4, False)])
        self.assertEqual((found["code"], found["alive"]), ("none", 0))
        self.assertEqual(found["last_ping"], "2026-11-23T09:56:30Z")
        self.assertIn("No worker is there since", found["message"])

    def test_what_waits(self):
        self.add_task(name="one")
        self.add_task(name="two", periodicity=u"0 12 * * *")
        self.set_time("10:17:00")
        found = self.describe([])
        self.assertEqual((found["due"], found["scheduled"]), (1, 1))
        self.assertEqual(found["oldest_due"], "2026-11-23T10:05:00Z")

    def test_a_hundred_are_listed_and_all_are_counted(self):
        found = self.describe([worker("w%03d" % number) for number in range(105)])
        self.assertEqual((len(found["items"]), found["alive"]), (100, 105))

    def test_what_an_engine_does_not_tell_is_left_open(self):
        (item,) = self.describe([Worker(b"w\xff", None, None, 1)])["items"]
        self.assertEqual(item["id"], u"w\ufffd")
        self.assertEqual((item["since"], item["last_ping"]), (None, None))
        self.assertIs(item["alive"], True)


class TestOverRest(RestTestCase):
    def test_workers(self):
        answer = self.read_json("/@cron")["workers"]
        self.assertEqual((answer["code"], answer["alive"]), ("ok", 1))
        self.assertEqual(answer["last_ping"], "2026-11-23T10:00:30Z")
        (worker,) = answer["items"]
        self.assertEqual((worker["id"], worker["alive"]), ("inline", True))
        self.assertEqual((worker["running"], answer["running"]), ([], 0))
        self.assertEqual((answer["due"], answer["oldest_due"]), (0, None))

    def test_no_workers_and_no_queue(self):
        self.add_task()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            answer = self.read_json("/@cron")
        self.assertEqual(answer["workers"]["code"], "none")
        self.assertEqual(answer["workers"]["alive"], 0)
        self.assertEqual(answer["counts"], {"no-worker": 1})
        self.queue.reachable = False
        answer = self.read_json("/@cron")["workers"]
        self.assertEqual((answer["code"], answer["alive"]), ("unknown", None))
        self.assertEqual((answer["items"], answer["last_ping"]), ([], None))
