"""POST @cron-take-over: the same as the button, for programs."""

from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.rest import RestTestCase


class TestTakeOver(RestTestCase):
    def setUp(self):
        super(TestTakeOver, self).setUp()
        self.add_people()

    def test_it_runs_as_who_asks(self):
        task = self.add_task(run_as=u"ghost")
        answer = self.send("/task/@cron-take-over", ALL)
        self.assertEqual(answer["status"]["code"], "never-run")
        self.assertIn("It runs as you", answer["message"])
        self.assertEqual(task.run_as, ALL)

    def test_who_may_not_see_it_is_told_nothing_of_it(self):
        self.add_task(run_as=u"ghost")
        answer = self.send("/task/@cron-take-over", MANAGER)
        self.assertEqual(sorted(answer), ["@id", "message", "now"])

    def test_a_conflict_while_the_user_is_there(self):
        task = self.add_task()
        answer = self.send("/task/@cron-take-over", ALL, expected=409)
        self.assertIn("is there", answer["message"])
        self.assertEqual(task.run_as, "test_user_1_")

    def test_nobody_else_can_be_named(self):
        task = self.add_task(run_as=u"ghost")
        body = '{"run_as": "admin"}'
        self.send("/task/@cron-take-over", ALL, expected=400, body=body)
        self.assertEqual(task.run_as, "ghost")

    def test_refused_to_who_may_only_run_it(self):
        task = self.add_task(run_as=u"ghost")
        self.send("/task/@cron-take-over", RUNNER, expected=401)
        self.assertEqual(task.run_as, "ghost")
