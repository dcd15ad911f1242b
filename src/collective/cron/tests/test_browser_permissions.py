"""Who may see and do what: every page and action, for every kind of person."""

from collective.cron.tests.pages import ALL
from collective.cron.tests.pages import ANONYMOUS
from collective.cron.tests.pages import MANAGER
from collective.cron.tests.pages import MEMBER
from collective.cron.tests.pages import PageTestCase
from collective.cron.tests.pages import RUNNER
from collective.cron.tests.pages import VIEWER

import transaction


PEOPLE = (ANONYMOUS, MEMBER, VIEWER, RUNNER, MANAGER, ALL)
VIEW = (VIEWER, ALL)
RUN = (RUNNER, ALL)
MANAGE = (MANAGER, ALL)
# The path of each page, and who may see it.
PAGES = (
    ("/@@cron-dashboard", VIEW),
    ("/ccron_dashboard", VIEW),
    ("/task", VIEW),
    ("/task/view", VIEW),
    ("/task/@@view", VIEW),
    ("/task/edit", MANAGE),
    ("/task/@@edit", MANAGE),
    ("/task/--results--", VIEW),
    ("/task/--results--/view", VIEW),
    ("/task/--results--/RESULT", VIEW),
    ("/task/--results--/RESULT/view", VIEW),
    ("/task/--results--/RESULT/@@view", VIEW),
    ("/task/--results--/RESULT/content-core", VIEW),
    ("/task/--results--/RESULT/edit", ()),
)
# The path of each action, and who may do it.
ACTIONS = (
    ("/task/@@cron-run", RUN),
    ("/task/@@cron-activate", MANAGE),
    ("/task/@@cron-deactivate", MANAGE),
    ("/task/@@cron-repair", MANAGE),
    ("/@@cron-repair", MANAGE),
)


class TestPermissions(PageTestCase):
    def setUp(self):
        super(TestPermissions, self).setUp()
        self.add_people()
        self.task = self.add_task("fail")
        self.run_due("10:05:00")
        self.result = self.task.getLastResult().getId()

    def snapshot(self):
        state = self.state_of(self.task)
        return (
            self.task.activated,
            self.task._p_serial,
            self.task.results_folder().newest(),
            state._p_serial,
            self.queued(),
        )

    def test_pages(self):
        for path, allowed in PAGES:
            for name in PEOPLE:
                browser = self.get(path.replace("RESULT", self.result), name)
                expected = 200 if name in allowed else 401
                self.assertEqual(self.status_of(browser), expected, (path, name))

    def test_who_may_not_see_results_is_told_nothing_of_them(self):
        for path, allowed in PAGES:
            for name in sorted(set(PEOPLE) - set(allowed)):
                browser = self.get(path.replace("RESULT", self.result), name)
                self.assertNotIn("it went wrong", self.read(browser), (path, name))

    def test_actions_with_an_authenticator(self):
        for path, allowed in ACTIONS:
            for name in PEOPLE:
                browser = self.post(path, name)
                expected = 302 if name in allowed else 401
                self.assertEqual(self.status_of(browser), expected, (path, name))

    def test_actions_that_are_not_allowed_change_nothing(self):
        before = self.snapshot()
        for path, allowed in ACTIONS:
            for name in sorted(set(PEOPLE) - set(allowed)):
                self.post(path, name)
                self.assertEqual(self.snapshot(), before, (path, name))

    def test_actions_without_authenticator_are_forbidden_and_change_nothing(self):
        before = self.snapshot()
        for path, _allowed in ACTIONS:
            browser = self.post(path, ALL, token=False)
            self.assertEqual(self.status_of(browser), 403, path)
            self.assertEqual(self.snapshot(), before, path)

    def test_actions_with_the_authenticator_of_somebody_else_are_forbidden(self):
        before = self.snapshot()
        foreign = self.make_token(MEMBER)
        for path, _allowed in ACTIONS:
            browser = self.post(path, ALL, token=False, _authenticator=foreign)
            self.assertEqual(self.status_of(browser), 403, path)
            self.assertEqual(self.snapshot(), before, path)

    def test_get_of_an_action_changes_nothing(self):
        before = self.snapshot()
        token = "?_authenticator=" + self.make_token(ALL)
        for path, _allowed in ACTIONS:
            browser = self.get(path + token, ALL)
            self.assertEqual(self.status_of(browser), 302, path)
            self.assertEqual(self.snapshot(), before, path)

    def test_what_is_offered(self):
        buttons = ("cron-run", "cron-deactivate", "cron-repair", "/task/edit")
        offered = {
            VIEWER: (),
            ALL: ("cron-run", "cron-deactivate", "cron-repair", "/task/edit"),
        }
        self.state_of(self.task).pending = None
        self.task.run_as = u"ghost"
        transaction.commit()
        for name, expected in sorted(offered.items()):
            pages = self.get("/task", name).contents
            pages += self.get("/@@cron-dashboard", name).contents
            found = [b for b in buttons if b in pages]
            self.assertEqual(found, list(expected), name)
