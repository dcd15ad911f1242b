"""Who may see and do what: every page and action, for every kind of person."""

from collective.cron.scripts import on_demand
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.permissions import ACTIONS
from collective.cron.tests.support.faces.permissions import BULK
from collective.cron.tests.support.faces.permissions import METRICS
from collective.cron.tests.support.faces.permissions import names_of
from collective.cron.tests.support.faces.permissions import PAGES
from collective.cron.tests.support.faces.permissions import PEOPLE
from collective.cron.tests.support.figures import prometheus_client

import transaction


SECRET = "it went wrong"  # what the result of the task says


class TestPermissions(PageTestCase):
    def setUp(self):
        super(TestPermissions, self).setUp()
        self.add_people()
        on_demand.ensure_folder(self.portal)
        self.task = self.add_task("fail")
        self.run_due("10:05:00")
        self.names = names_of(self.task)
        # Plone writes some things at the first look at a page.
        for name in PEOPLE:
            self.get("/", name)

    def every(self, entries):
        return [entry.filled(**self.names) for entry in entries]

    def send(self, entry, name, **options):
        return self.post(entry.path, name, **dict(entry.data, **options))

    def last_commit(self):
        transaction.begin()
        return self.portal._p_jar.db().lastTransaction()

    def test_pages(self):
        pages = PAGES if prometheus_client is None else PAGES + METRICS[:1]
        for entry in self.every(pages):
            for name in PEOPLE:
                browser = self.get(entry.path, name)
                expected = 200 if name in entry.allowed else 401
                self.assertEqual(self.status_of(browser), expected, (entry, name))
                if name not in entry.allowed:
                    self.assertNotIn(SECRET, self.read(browser), (entry, name))

    def test_get_of_a_page_changes_nothing(self):
        before = self.last_commit()
        for entry in self.every(PAGES):
            self.get(entry.path, ALL)
            self.assertEqual(self.last_commit(), before, entry)

    def test_actions_with_an_authenticator(self):
        for entry in self.every(ACTIONS):
            for name in PEOPLE:
                browser = self.send(entry, name)
                expected = 302 if name in entry.allowed else 401
                self.assertEqual(self.status_of(browser), expected, (entry, name))

    def test_bulk_does_only_what_is_allowed(self):
        # Who sees the list has View: the others are not asked for more.
        for action in ("run", "activate", "deactivate"):
            for name in PEOPLE:
                before = self.last_commit()
                data = {"action": action, "uid:list": self.names["uid"]}
                browser = self.send(BULK, name, **data)
                expected = 302 if name in BULK.allowed else 401
                self.assertEqual(self.status_of(browser), expected, (action, name))
                changed = self.last_commit() != before
                self.assertEqual(changed, name == ALL, (action, name))

    def test_actions_that_are_not_allowed_change_nothing(self):
        before = self.last_commit()
        for entry in self.every(ACTIONS):
            for name in sorted(set(PEOPLE) - set(entry.allowed)):
                self.send(entry, name)
                self.assertEqual(self.last_commit(), before, (entry, name))

    def test_actions_without_authenticator_are_forbidden_and_change_nothing(self):
        before = self.last_commit()
        for entry in self.every(ACTIONS + (BULK,)):
            browser = self.send(entry, ALL, token=False)
            self.assertEqual(self.status_of(browser), 403, entry)
            self.assertEqual(self.last_commit(), before, entry)

    def test_actions_with_the_authenticator_of_somebody_else_are_forbidden(self):
        foreign = self.make_token(MEMBER)
        before = self.last_commit()
        for entry in self.every(ACTIONS + (BULK,)):
            browser = self.send(entry, ALL, token=False, _authenticator=foreign)
            self.assertEqual(self.status_of(browser), 403, entry)
            self.assertEqual(self.last_commit(), before, entry)

    def test_get_of_an_action_changes_nothing(self):
        token = "?_authenticator=" + self.make_token(ALL)
        before = self.last_commit()
        for entry in self.every(ACTIONS + (BULK,)):
            browser = self.get(entry.path + token, ALL)
            self.assertEqual(self.status_of(browser), 302, entry)
            self.assertEqual(self.last_commit(), before, entry)

    def test_what_is_offered(self):
        for name in (VIEWER, ALL):
            page = self.read(self.get("/task", name))
            self.assertEqual('@@cron-run"' in page, name == ALL)
        # As a user who is gone it is not run.
        buttons = (
            "@@cron-deactivate",
            "@@cron-repair",
            "@@cron-take-over",
            'name="action"',
            'name="uid:list"',
            "/task/edit",
        )
        offered = {VIEWER: (), ALL: buttons}
        self.state_of(self.task).pending = None
        self.task.run_as = u"ghost"
        transaction.commit()
        for name, expected in sorted(offered.items()):
            pages = self.read(self.get("/task", name))
            pages += self.read(self.get("/@@cron-dashboard", name))
            found = [b for b in buttons if b in pages]
            self.assertEqual(found, list(expected), name)
