"""POST @cron-run and the others: what they do, answer and refuse."""

from collective.cron import clock
from collective.cron.engines.inline import InlineQueue
from collective.cron.engines.trouble import Trouble
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PASSWORD
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.tasks import TestTaskRunner

import mock
import requests
import transaction


SAFELISTED = (
    None,
    "text/plain",
    "text/plain; x=application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
)
FORM = '--x\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--x--\r\n'


class TestActions(RestTestCase):
    def test_run_runs_besides_the_schedule_and_tells_who_asked(self):
        self.add_people()
        task = self.add_task()
        answer = self.send("/task/@cron-run", ALL, expected=202)
        self.assertEqual(answer["status"]["code"], "queued")
        self.assertEqual(answer["waiting"]["by"], ALL)
        self.assertIn("One run was asked for", answer["message"])
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])
        self.run_due()
        result = task.getLastResult()
        self.assertEqual((result.trigger, result.by), ("manual", ALL))

    def test_run_and_repair_say_when_the_queue_cannot_be_used(self):
        self.add_task()
        self.queue.what_is_wrong = Trouble(clock.now(), u"disk full", "web1:42")
        message = self.send("/task/@cron-run", expected=202)["message"]
        self.assertIn("starts when the queue can be used again. The queue", message)
        self.assertIn("used by web1:42 since", message)
        self.assertIn("disk full", message)
        for path in ("/task/@cron-repair", "/@cron-repair"):
            answer = self.send(path, expected=503)
            self.assertIn("disk full", answer["message"])

    def test_run_twice_is_one_run(self):
        self.add_task()
        self.send("/task/@cron-run", expected=202)
        answer = self.send("/task/@cron-run", expected=200)
        self.assertIn("has not started yet", answer["message"])
        self.assertEqual(len(self.queued()), 2)

    def test_run_while_it_runs_is_a_conflict(self):
        task = self.add_task()
        self.pretend_running(task)
        answer = self.send("/task/@cron-run", expected=409)
        self.assertEqual(answer["type"], "Conflict")
        self.assertIn("the task is running", answer["message"])
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_run_by_who_may_not_see_the_task_tells_nothing_of_it(self):
        self.add_people()
        task = self.add_task("fail", run_as=u"test_user_1_")
        answer = self.send("/task/@cron-run", RUNNER, expected=202)
        self.assertEqual(sorted(answer), ["@id", "asked", "message", "now"])
        self.assertEqual(answer["@id"], task.absolute_url())

    def test_activate_and_deactivate(self):
        task = self.add_task(activated=False)
        answer = self.send("/task/@cron-activate")
        self.assertTrue(answer["activated"])
        self.assertEqual(answer["next_run"], "2026-11-23T10:05:00Z")
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        answer = self.send("/task/@cron-deactivate")
        self.assertFalse(answer["activated"])
        self.assertIsNone(answer["next_run"])
        self.assertEqual((task.activated, self.queued()), (False, []))

    def test_activate_while_broken_is_a_conflict(self):
        task = self.add_task(activated=False, run_as=u"ghost")
        answer = self.send("/task/@cron-activate", expected=409)
        self.assertIn("is not found: ghost", answer["message"])
        self.assertFalse(task.activated)

    def test_repair(self):
        task = self.add_task()
        self.queue.held.clear()
        self.assertIn("Queued: 1.", self.send("/task/@cron-repair")["message"])
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.pretend_running(task)
        answer = self.send("/task/@cron-repair")
        self.assertEqual(answer["last"]["status"], "INTERRUPTED")
        answer = self.send("/task/@cron-repair")
        self.assertIn("Nothing had to be repaired", answer["message"])

    def test_repair_of_the_site(self):
        self.add_task()
        self.queue.held.clear()
        answer = self.send("/@cron-repair")
        self.assertEqual(answer["@id"], self.portal.absolute_url() + "/@cron")
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_without_a_queue_only_repair_fails(self):
        self.add_task()
        self.queue.reachable = False
        self.send("/task/@cron-run", expected=202)
        self.send("/task/@cron-deactivate")
        self.send("/task/@cron-activate")
        for path in ("/task/@cron-repair", "/@cron-repair"):
            answer = self.send(path, expected=503)
            self.assertIn("cannot be reached", answer["message"])

    def test_without_a_worker_the_status_says_so(self):
        self.add_task()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            answer = self.send("/task/@cron-run", expected=202)
        self.assertEqual(answer["status"]["code"], "no-worker")

    def test_a_dry_run_of_a_task_that_has_one(self):
        task = self.add_task("fail")
        with mock.patch.object(TestTaskRunner, "has_dry_run", True):
            self.assertTrue(self.read_json("/task/@cron")["has_dry_run"])
            body = '{"dry_run": true}'
            answer = self.send("/task/@cron-run", expected=202, body=body)
        self.assertTrue(answer["waiting"]["is_dry"])
        self.run_due()
        self.assertTrue(task.getLastResult().is_dry)

    def test_a_dry_run_of_another_is_refused(self):
        self.add_task()
        self.assertFalse(self.read_json("/task/@cron")["has_dry_run"])
        answer = self.send("/task/@cron-run", expected=409, body='{"dry_run": true}')
        self.assertIn("this task has no dry run", answer["message"])
        self.send("/task/@cron-run", expected=400, body='{"dry_run": "yes"}')
        self.assertEqual(len(self.queued()), 1)
        self.send("/task/@cron-run", expected=202, body='{"dry_run": false}')

    def test_anything_but_an_empty_object_is_refused(self):
        self.add_task()
        self.send("/task/@cron-run", expected=202, body="{}")
        for body in ("[]", "nonsense", '"x"', "[" * 400, "1" * 100000, b"\xff"):
            answer = self.send("/task/@cron-run", expected=400, body=body)
            self.assertIn("-- nothing, or {", answer["message"])
            self.assertLess(len(answer["message"]), 200)
        answer = self.send("/task/@cron-run", expected=400, body='{"when": 1}')
        self.assertIn("unknown parameter: 'when'", answer["message"])
        self.send("/task/@cron-run?when=1", expected=400)
        self.assertEqual(len(self.queued()), 2)

    def test_a_page_of_another_site_cannot_send_this(self):
        self.add_people()
        self.add_task()
        before = self.queued()
        for kind in SAFELISTED:
            body = FORM if "boundary" in (kind or "") else "{}"
            answer = self.send("/task/@cron-run", ALL, 415, body, kind)
            self.assertIn("-- application/json", answer["message"])
        # A form of HTML: it cannot choose what it accepts. On Plone 6 ++api++ can.
        for path in ("/task/@cron-run", "/++api++/task/@cron-run"):
            response = requests.post(
                self.portal.absolute_url() + path,
                data={"x": "1"},
                auth=(ALL, PASSWORD),
                allow_redirects=False,
                timeout=60,
            )
            self.assertIn(response.status_code, (404, 415), path)
        transaction.begin()
        self.assertEqual(self.queued(), before)

    def test_a_token_needs_no_content_type(self):
        self.add_people()
        self.add_task()
        login = {"login": ALL, "password": PASSWORD}
        token = self.call("POST", "/@login", json=login, auth=None).json()["token"]
        headers = {"Authorization": "Bearer " + token, "Accept": JSON}
        url = self.portal.absolute_url() + "/task/@cron-run"
        response = requests.post(url, headers=headers, timeout=60)
        self.assertEqual(response.status_code, 202, response.text)

    def test_type_in_capitals_and_with_a_charset(self):
        self.add_task()
        kind = "Application/JSON; charset=utf-8"
        self.send("/task/@cron-run", expected=202, kind=kind)

    def test_get_of_an_action_is_nothing(self):
        self.add_task()
        before = self.queued()
        for name in ("run", "activate", "deactivate", "repair"):
            self.read_json("/task/@cron-" + name, expected=404)
        self.assertEqual(self.queued(), before)

    def pretend_running(self, task):
        """Note a run that a worker of another, dead process has."""
        add_run(self.state_of(task), token="t", worker="gone")
