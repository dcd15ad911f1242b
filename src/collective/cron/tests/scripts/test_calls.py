"""Scripts from code: each call is one run with its settings, or is refused."""

from collective.cron import clock
from collective.cron import scripts
from collective.cron.errors import CronError
from collective.cron.errors import InvalidSettings
from collective.cron.errors import JobRefused
from collective.cron.queueing.besides import backlog
from collective.cron.scripts.folder import ScriptsFolder
from collective.cron.tests.support import script_case
from collective.cron.tests.support.script_case import NAME
from collective.cron.tests.support.script_case import ScriptCase
from datetime import date
from datetime import datetime
from datetime import timedelta
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.app.testing import TEST_USER_NAME

import mock
import transaction


DAY = date(2026, 12, 24)


def report(context, days=30, until=DAY, dry_run=False):
    """Count."""
    if days < 0:
        raise ValueError("negative")
    who = api.user.get_current().getId()
    return u"%d %s %s %s" % (days, until, dry_run, who)


class CallsCase(ScriptCase):
    def setUp(self):
        super(CallsCase, self).setUp()
        self.script = script_case.register(self, report, title=u"Report")

    def said(self, run):
        (line,) = run.result.log
        return line.split(u" ", 1)[1]


class TestQueue(CallsCase):
    def test_one_run_whose_state_and_result_can_be_asked_for(self):
        run = scripts.queue(NAME, {"days": 3})
        self.assertEqual((run.status, run.result), (u"WAITING", None))
        self.run_all("10:00:31")
        again = scripts.get_run(run.id)
        for one in (run, again):
            self.assertEqual(one.status, u"OK")
            self.assertEqual(self.said(one), u"3 2026-12-24 False " + TEST_USER_ID)
        self.assertEqual(again.task, run.task)
        self.assertIn(run.id, repr(run))

    def test_each_call_is_a_run_with_its_own_settings(self):
        asked = [3, 1, 1, 2, 3]
        found = [scripts.queue(NAME, {"days": days}) for days in asked]
        self.assertEqual(len(set(run.id for run in found)), 5)
        self.run_all("10:00:31")
        said = [int(self.said(run).split()[0]) for run in found]
        self.assertEqual(said, asked)

    def test_settings_are_values_of_python(self):
        run = scripts.queue(NAME, {"until": date(2027, 1, 2)})
        self.run_all("10:00:31")
        self.assertIn(u"2027-01-02", self.said(run))

    def test_a_run_that_fails_says_so(self):
        run = scripts.queue(NAME, {"days": -1})
        self.run_all("10:00:31")
        self.assertEqual(run.status, u"FAILED")
        self.assertIn(u"negative", run.result.reason)

    def test_a_dry_run(self):
        run = scripts.queue(NAME, dry_run=True)
        self.run_all("10:00:31")
        self.assertIn(u"True", self.said(run))
        self.assertTrue(run.result.is_dry)

    def test_at_a_time_in_any_zone(self):
        at = clock.from_iso("2026-11-23T12:00:00Z")
        run = scripts.queue(NAME, at=at)
        self.run_all("11:59:59")
        self.assertEqual(run.status, u"WAITING")
        self.run_all("12:00:00")
        self.assertEqual((run.status, run.result.occurrence), (u"OK", at))

    def test_a_time_that_is_past_is_now(self):
        run = scripts.queue(NAME, at=clock.now() - timedelta(days=1))
        self.run_all("10:00:31")
        self.assertEqual(run.status, u"OK")

    def test_nothing_is_queued_if_the_transaction_is_aborted(self):
        kept = scripts.queue(NAME)
        transaction.commit()
        lost = scripts.queue(NAME, {"days": 5})
        transaction.abort()
        self.run_all("10:00:31")
        self.assertEqual((kept.status, lost.status), (u"OK", u"GONE"))
        self.assertEqual(len(kept.task.getResults()), 1)

    def test_refuses_what_cannot_be_run_with_the_reason(self):
        for settings in ({"days": u"many"}, {"day": 1}, {"dry_run": True}):
            with self.assertRaises(InvalidSettings):
                scripts.queue(NAME, settings)
        with self.assertRaises(CronError):
            scripts.queue(u"acme.other")
        with self.assertRaises(ValueError):
            scripts.queue(NAME, at=datetime(2027, 1, 1))
        self.assertNotIn("cron-scripts", self.portal)
        with self.assertRaises(JobRefused):
            scripts.queue(NAME, at=clock.now() + timedelta(days=4000))

    def test_refuses_settings_that_are_too_long(self):
        def say(context, text=u""):
            """Say."""

        script_case.register(self, say, u"acme.say")
        with self.assertRaises(CronError) as caught:
            scripts.queue(u"acme.say", {"text": u"x" * 100001})
        self.assertIn("too long", str(caught.exception))

    def test_says_when_too_many_wait(self):
        with mock.patch.object(backlog, "MOST", 2):
            scripts.queue(NAME)
            scripts.queue(NAME)
            with self.assertRaises(JobRefused) as caught:
                scripts.queue(NAME)
        self.assertIn("at most 2", str(caught.exception))

    def test_a_task_may_queue_many_and_circles_are_slow(self):
        calls = []

        def again(context):
            """Queue itself."""
            calls.append(clock.now())
            scripts.queue(u"acme.again")

        script_case.register(self, again, u"acme.again")
        scripts.queue(u"acme.again")
        self.run_all("10:00:31")
        self.assertEqual(len(calls), 1)
        self.run_all("10:01:31")
        self.assertEqual(len(calls), 2)

    def test_runs_are_on_the_page_of_all_runs_and_on_that_of_scripts(self):
        scripts.queue(NAME, {"days": 3})
        self.run_all("10:00:31")
        for page in ("cron-runs", "cron-scripts"):
            view = self.portal.restrictedTraverse("@@" + page)
            self.assertIn(u"/cron-scripts/acme-report", view())


class TestUsers(CallsCase):
    def setUp(self):
        super(TestUsers, self).setUp()
        api.user.create(username="anna", email="a@example.org")

    def test_as_another_user_for_whom_may_choose_one(self):
        run = scripts.queue(NAME, user="anna")
        self.run_all("10:00:31")
        self.assertEqual((run.result.user, run.result.by), ("anna", TEST_USER_ID))
        self.assertTrue(self.said(run).endswith(u"anna"))
        with self.assertRaises(CronError):
            scripts.queue(NAME, user="nobody-at-all")

    def test_as_oneself_for_all_others(self):
        setRoles(self.portal, TEST_USER_ID, ["Member"])
        with self.assertRaises(CronError):
            scripts.queue(NAME, user="anna")
        run = scripts.queue(NAME)
        self.run_all("10:00:31")
        self.assertEqual(run.result.user, TEST_USER_ID)

    def test_code_that_acts_for_nobody_names_somebody(self):
        logout()
        self.addCleanup(login, self.portal, TEST_USER_NAME)
        with self.assertRaises(CronError):
            scripts.queue(NAME)
        run = scripts.queue(NAME, user="anna")
        self.run_all("10:00:31")
        self.assertEqual(run.result.user, "anna")

    def test_never_as_another_one_with_the_same_id(self):
        root = self.layer["app"].acl_users
        root.userFolderAddUser("anna", "secret-secret", ["Member"], [])
        scripts.queue(NAME, user="anna")
        login(self.layer["app"], "anna")
        self.addCleanup(login, self.portal, TEST_USER_NAME)
        with self.assertRaises(CronError):
            scripts.queue(NAME)

    def test_tasks_are_found_without_looking_at_all_of_them(self):
        for user in (None, "anna"):
            scripts.queue(NAME, user=user)
        with mock.patch.object(ScriptsFolder, "objectValues", side_effect=KeyError):
            runs = [scripts.queue(NAME, user=user) for user in (None, "anna", None)]
        self.assertEqual(runs[0].task, runs[2].task)
        self.assertEqual(len(self.portal["cron-scripts"].objectIds()), 2)

    def test_those_of_a_former_version_are_found(self):
        task = scripts.queue(NAME).task
        self.portal["cron-scripts"].known = None
        self.assertEqual(scripts.queue(NAME).task, task)

    def test_a_task_that_has_another_user_now_is_not_taken(self):
        task = scripts.queue(NAME).task
        task.run_as = u"anna"
        self.assertNotEqual(scripts.queue(NAME).task, task)


class TestScriptRun(CallsCase):
    def test_one_that_waits_can_be_cancelled(self):
        first, second = scripts.queue(NAME), scripts.queue(NAME, {"days": 5})
        self.assertTrue(first.cancel())
        self.assertEqual(first.status, u"CANCELLED")
        self.assertIn(u"taken away by", first.result.reason)
        self.assertFalse(first.cancel())
        self.run_all("10:00:31")
        self.assertEqual(second.status, u"OK")

    def test_gone_with_its_result_or_its_task(self):
        run = scripts.queue(NAME)
        self.run_all("10:00:31")
        run.task._delOb("--results--")
        self.assertEqual((run.status, run.result), (u"GONE", None))
        self.portal.manage_delObjects(["cron-scripts"])
        with self.assertRaises(CronError):
            scripts.get_run(run.id)

    def test_what_is_no_id(self):
        for text in (u"", u"x", u"x.y", u"x.2026-11-23T10:00:00Z"):
            with self.assertRaises(CronError):
                scripts.get_run(text)
