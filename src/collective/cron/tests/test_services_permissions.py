"""Who may ask which service; and that a GET writes nothing."""

from collective.cron.tests.pages import ALL
from collective.cron.tests.pages import ANONYMOUS
from collective.cron.tests.pages import MANAGER
from collective.cron.tests.pages import MEMBER
from collective.cron.tests.pages import RUNNER
from collective.cron.tests.pages import VIEWER
from collective.cron.tests.rest import RestTestCase
from plone.app.testing import applyProfile

import transaction


PEOPLE = (ANONYMOUS, MEMBER, VIEWER, RUNNER, MANAGER, ALL)
READING = ("/@cron", "/task/@cron", "/task/--results--", "/task/--results--/RESULT")
VIEW = (VIEWER, ALL)
MANAGE = (MANAGER, ALL)
WRITING = (
    ("/task/@cron-run", (RUNNER, ALL)),
    ("/task/@cron-activate", MANAGE),
    ("/task/@cron-deactivate", MANAGE),
    ("/task/@cron-repair", MANAGE),
    ("/@cron-repair", MANAGE),
)


class TestPermissions(RestTestCase):
    def setUp(self):
        super(TestPermissions, self).setUp()
        self.add_people()
        self.task = self.add_task("fail", run_as=u"test_user_1_")
        self.run_due("10:05:00")
        self.result = self.task.getLastResult().getId()

    def test_reading(self):
        for path in READING:
            for name in PEOPLE:
                response = self.call("GET", path.replace("RESULT", self.result), name)
                if name in VIEW:
                    self.assertEqual(response.status_code, 200, (path, name))
                else:
                    self.assertEqual(response.status_code, 401, (path, name))
                    for secret in ("it went wrong", "test_user_1_", "*/5", "inline"):
                        self.assertNotIn(secret, response.text)

    def test_writing(self):
        for path, allowed in WRITING:
            for name in PEOPLE:
                before = self.queued(), self.task.activated
                headers = {"Content-Type": "application/json"}
                response = self.call("POST", path, name, headers)
                expected = (200, 202) if name in allowed else (401,)
                self.assertIn(response.status_code, expected, (path, name))
                if name not in allowed:
                    self.assertEqual((self.queued(), self.task.activated), before)

    def test_roles_on_one_task_count(self):
        self.task.manage_setLocalRoles(MEMBER, ["Manager"])
        for path in READING[1:]:
            path = path.replace("RESULT", self.result)
            self.assertEqual(self.call("GET", path, MEMBER).status_code, 200)
        self.assertEqual(self.call("GET", "/@cron", MEMBER).status_code, 401)

    def test_without_the_add_on_there_is_nothing(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        transaction.commit()
        for path in ("/@cron", "/task/@cron"):
            self.assertEqual(self.call("GET", path).status_code, 404)

    def test_reading_commits_nothing(self):
        self.add_task(name="bare", activated=False)
        paths = READING + ("/bare/@cron", "/bare/--results--")
        self.read_all(paths)
        last = self.portal._p_jar.db().lastTransaction()
        for reachable in (True, False):
            self.queue.reachable = reachable
            self.read_all(paths)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)

    def read_all(self, paths):
        for path in paths:
            response = self.call("GET", path.replace("RESULT", self.result))
            self.assertEqual(response.status_code, 200, path)
