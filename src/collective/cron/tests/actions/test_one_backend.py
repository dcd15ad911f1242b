"""What people do to one Backend, without a page: how it goes and what is said."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.memory import cancel
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.tests.support.pauses import REASON
from collective.cron.tests.support.running import add_run
from plone import api
from plone.app.testing import login
from plone.app.testing import logout
from plone.app.testing import TEST_USER_ID
from zope.i18n import translate


class ActionTestCase(PauseTestCase):
    def tell(self, outcome):
        return outcome.code, outcome.say(self.layer["request"])

    def run_now(self, task):
        return self.tell(one_backend.run(self.manager_of(task)))


class TestRun(ActionTestCase):
    def why_not(self, task):
        reason = one_backend.why_not_run(self.manager_of(task))
        return reason and translate(reason)

    def test_one_run_besides_the_schedule(self):
        task = self.add_task()
        self.assertIsNone(self.why_not(task))
        self.assertEqual(self.run_now(task)[0], "done")
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])

    def test_one_that_was_asked_for_before_is_enough(self):
        task = self.add_task()
        self.run_now(task)
        self.assertIn("has not started yet", self.why_not(task))
        code, words = self.run_now(task)
        self.assertEqual(code, "nothing-to-do")
        self.assertIn("has not started yet", words)
        self.assertEqual(len(self.queued()), 2)

    def test_one_that_could_not_end_well_is_run_by_no_door(self):
        for name, values, reason in (
            ("nobody", {"run_as": u"ghost"}, "is not found: ghost"),
            ("unset", {"run_as": u""}, "No user is chosen"),
            ("never", {"timezone": u"Mars/Base"}, "cannot be read"),
        ):
            task = self.add_task(name=name)
            for field, value in values.items():
                setattr(task, field, value)
            code, words = self.run_now(task)
            self.assertEqual(code, "refused", name)
            for said in (words, self.why_not(task)):
                self.assertIn(reason, said)

    def test_in_a_pause_it_is_told_by_whom_and_why(self):
        task = self.add_task()
        self.pause()
        code, words = self.run_now(task)
        self.assertEqual(code, "refused")
        for said in (words, self.why_not(task)):
            self.assertIn("paused by jane: " + REASON, said)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_while_it_runs_only_where_two_at_a_time_are_allowed(self):
        task = self.add_task(overlap=u"skip")
        add_run(self.state_of(task))
        self.assertIn("two runs at a time are not allowed", self.why_not(task))
        words = u"Nothing was started: the task is running."
        self.assertEqual(self.run_now(task), ("refused", words))
        for policy in (u"allow", u"wait"):
            other = self.add_task(name=str(policy), overlap=policy)
            add_run(self.state_of(other))
            self.assertIsNone(self.why_not(other))
            self.assertEqual(self.run_now(other)[0], "done")

    def test_an_inactive_one_runs_once_and_stays_inactive(self):
        task = self.add_task(activated=False)
        self.assertIsNone(self.why_not(task))
        self.assertEqual(self.run_now(task)[0], "done")
        self.assertEqual(self.queued(), [("10:00", "manual")])
        self.assertFalse(task.activated)


class TestCancel(ActionTestCase):
    def setUp(self):
        super(TestCancel, self).setUp()
        self.task = self.add_task(overlap=u"allow")

    def begin(self, *tokens):
        for token in tokens:
            add_run(self.state_of(self.task), token=token)

    def cancel(self, token=None):
        manager = self.manager_of(self.task)
        return self.tell(one_backend.cancel(manager, token, u"j\xfcrgen"))

    def asked(self, *tokens):
        return [cancel.requested_by(self.portal, token) for token in tokens]

    def test_the_only_run_needs_no_name(self):
        self.begin("t1")
        code, words = self.cancel()
        self.assertEqual(code, "done")
        self.assertIn("one that never looks runs to its end", words)
        self.assertEqual(self.asked("t1"), [u"j\xfcrgen"])

    def test_who_asks_again_is_told_so(self):
        self.begin("t1")
        self.cancel()
        expected = ("nothing-to-do", u"The task was asked to stop before.")
        self.assertEqual(self.cancel(u"t1"), expected)

    def test_of_several_the_one_that_is_named(self):
        self.begin("t1", "t2")
        code, words = self.cancel()
        self.assertEqual((code, self.asked("t1", "t2")), ("refused", [None, None]))
        self.assertIn("say which one", words)
        self.assertEqual(self.cancel(u"t2")[0], "done")
        self.assertEqual(self.asked("t1", "t2"), [None, u"j\xfcrgen"])

    def test_a_run_that_is_not_going_is_never_asked(self):
        words = u"This run is not going any more."
        self.assertEqual(self.cancel(), ("refused", words))
        self.begin("t1")
        for token in (u"t2", u"\xfc", u"t1 "):
            self.assertEqual(self.cancel(token), ("refused", words))
        self.assertEqual(self.asked("t1", "t2"), [None, None])


class TestActivate(ActionTestCase):
    def activate(self, task, workers=()):
        manager = self.manager_of(task)
        return self.tell(one_backend.activate(manager, workers, clock.now()))

    def test_with_and_without_workers_or_a_queue(self):
        for name, workers in (("one", []), ("two", None)):
            task = self.add_task(name=name, activated=False)
            self.assertEqual(self.activate(task, workers)[0], "done")
            self.assertTrue(task.activated)
        self.assertEqual(self.queued(), [("10:05", "schedule")] * 2)

    def test_what_could_not_end_well_stays_inactive_and_says_why(self):
        task = self.add_task(activated=False, run_as=u"ghost")
        code, words = self.activate(task)
        self.assertEqual((code, task.activated), ("refused", False))
        expected = u"It was not activated. The user it runs as is not found"
        self.assertIn(expected, words)

    def test_activated_in_a_pause_it_is_said_that_it_does_not_run(self):
        task = self.add_task(activated=False)
        self.pause()
        code, words = self.activate(task)
        self.assertEqual((code, task.activated), ("done", True))
        self.assertNotIn("runs by its schedule", words)
        self.assertIn("It is active. All tasks are paused by jane: " + REASON, words)

    def test_deactivated_nothing_is_left_in_the_queue(self):
        task = self.add_task()
        self.run_now(task)
        code, words = self.tell(one_backend.deactivate(self.manager_of(task)))
        self.assertEqual((code, task.activated, self.queued()), ("done", False, []))
        self.assertIn("what was queued is taken away", words)


class TestTakeOver(ActionTestCase):
    def take_over(self, task):
        return self.tell(one_backend.take_over(self.manager_of(task)))

    def test_a_task_whose_user_is_gone_runs_as_who_acts(self):
        task = self.add_task(run_as=u"ghost")
        self.assertEqual(self.take_over(task)[0], "done")
        self.assertEqual(task.run_as, TEST_USER_ID)
        self.assertEqual(self.manager_of(task).plan[3:5], (TEST_USER_ID, "site"))

    def test_a_user_who_is_there_is_not_replaced(self):
        task = self.add_task(run_as=u"admin")
        code, words = self.take_over(task)
        self.assertEqual((code, task.run_as), ("refused", u"admin"))
        self.assertIn("is there: nothing was changed", words)

    def test_one_of_the_same_name_in_another_place_is_another_user(self):
        api.user.create(username="jane", email="j@example.org", password="secret!!x")
        task = self.add_task(run_as=u"jane")
        api.user.delete(username="jane")
        app = self.layer["app"]
        app.acl_users.users.addUser("jane", "jane", "secret!!x")
        self.assertFalse(self.manager_of(task).refresh_plan())
        login(app, "jane")
        self.assertEqual(self.take_over(task)[0], "done")
        self.assertEqual(self.manager_of(task).plan[3:5], ("jane", "root"))

    def test_nobody_cannot_take_over_anything(self):
        task = self.add_task(run_as=u"ghost")
        logout()
        code, words = self.take_over(task)
        self.assertEqual((code, task.run_as), ("refused", u"ghost"))
        self.assertIn("you are not a user of this site", words)
