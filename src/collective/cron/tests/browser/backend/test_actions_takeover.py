"""Run as me instead: when it is offered, what it does, and what it never does."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MANAGER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.worksite import identity
from plone import api
from plone.app.testing import SITE_OWNER_NAME

import transaction


class TestTakeOver(PageTestCase):
    def setUp(self):
        super(TestTakeOver, self).setUp()
        self.add_people()

    def orphan(self, **values):
        """Return a task whose user was there and is deleted."""
        api.user.create(username="jane", email="j@example.org", password="secret!!x")
        task = self.add_task(run_as=u"jane", **values)
        api.user.delete(username="jane")
        transaction.commit()
        return task

    def take_over(self, name):
        return self.post("/task/@@cron-take-over", name)

    def plan_of(self, task):
        return IBackendJobManager(task).plan

    def test_it_is_offered_when_the_user_is_gone(self):
        self.orphan()
        contents = self.get("/task", ALL).contents
        self.assertIn("Run as me instead", contents)
        self.assertIn("with the settings below, whoever wrote them", contents)
        self.assertIn('<details class="cron-more" id="cron-settings" open', contents)
        self.assertNotIn("Edit the settings", contents)
        self.assertNotIn("Run as me instead", self.get("/task", VIEWER).contents)
        self.assertIn("Edit the settings", self.get("/task").contents)

    def test_it_is_not_offered_while_the_user_is_there(self):
        self.add_task()
        self.assertNotIn("cron-take-over", self.get("/task", ALL).contents)

    def test_it_runs_as_who_took_it_over_and_the_schedule_goes_on(self):
        task = self.orphan()
        self.take_over(MANAGER)
        self.assertEqual(task.run_as, MANAGER)
        self.assertEqual(self.plan_of(task)[3:5], (MANAGER, identity.SITE))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.run_due("10:05:00")
        self.assertEqual(task.getLastResult().user, MANAGER)
        self.assertEqual(self.statuses(task), ["OK"])

    def test_it_says_so(self):
        self.orphan()
        self.assertIn("It runs as you from now on.", self.told(self.take_over(ALL)))

    def test_by_an_administrator_of_the_root(self):
        task = self.orphan()
        self.take_over(SITE_OWNER_NAME)
        self.assertEqual(self.plan_of(task)[3:5], (SITE_OWNER_NAME, identity.ROOT))

    def test_an_inactive_one_stays_inactive_and_nothing_is_started(self):
        task = self.orphan(activated=False)
        self.take_over(ALL)
        self.assertEqual((task.run_as, task.activated), (ALL, False))
        self.assertEqual(self.queued(), [])

    def test_a_user_that_was_never_there_or_never_chosen(self):
        for former in (u"ghost", u""):
            task = self.add_task(name="task" if former else "other")
            task.run_as = former
            transaction.commit()
            self.post("/%s/@@cron-take-over" % task.getId(), ALL)
            self.assertEqual(task.run_as, ALL)

    def test_refused_while_the_user_is_there(self):
        task = self.add_task()
        contents = self.told(self.take_over(ALL))
        self.assertIn("The user it runs as is there", contents)
        self.assertEqual(task.run_as, "test_user_1_")

    def test_nothing_in_the_request_chooses_somebody_else(self):
        task = self.orphan()
        self.post("/task/@@cron-take-over", ALL, run_as="admin", user="admin")
        self.assertEqual(task.run_as, ALL)

    def test_one_of_the_root_whose_name_a_user_of_the_site_has(self):
        task = self.orphan()
        self.portal.acl_users.source_users.addUser(
            SITE_OWNER_NAME, SITE_OWNER_NAME, "secret!!x"
        )
        transaction.commit()
        self.assertNotIn("cron-take-over", self.get("/task").contents)
        contents = self.told(self.take_over(SITE_OWNER_NAME))
        self.assertIn("A task cannot run as you", contents)
        self.assertEqual(task.run_as, "jane")

    def test_one_of_the_root_with_the_name_of_the_user_that_is_gone(self):
        api.user.create(
            username="newcomer", email="j@example.org", password="secret!!x"
        )
        task = self.add_task(run_as=u"newcomer")
        api.user.delete(username="newcomer")
        users = self.layer["app"].acl_users
        users.users.addUser("newcomer", "newcomer", "correct horse")
        users.roles.assignRoleToPrincipal("Manager", "newcomer")
        transaction.commit()
        browser = self.open_browser("anonymous")
        browser.addHeader("Authorization", "Basic newcomer:correct horse")
        browser.open(self.portal.absolute_url() + "/task")
        browser.getControl("Run as me instead").click()
        transaction.begin()
        self.assertEqual(self.plan_of(task)[3:5], ("newcomer", identity.ROOT))

    def test_who_may_only_run_or_see_may_not(self):
        task = self.orphan()
        for name in (RUNNER, VIEWER):
            self.assertEqual(self.status_of(self.take_over(name)), 401)
        self.assertEqual(task.run_as, "jane")

    def test_it_is_on_record_who_it_runs_as_since_when(self):
        task = self.orphan()
        before = task.modified()
        clock.set_now(clock.from_iso("2026-11-23T10:02:00Z"))
        self.take_over(ALL)
        self.assertGreater(task.modified(), before)
