"""Who may ask which service; and that a GET writes nothing."""

from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.permissions import BULK_SERVICE
from collective.cron.tests.support.faces.permissions import names_of
from collective.cron.tests.support.faces.permissions import PEOPLE
from collective.cron.tests.support.faces.permissions import READING
from collective.cron.tests.support.faces.permissions import WRITING
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.app.testing import applyProfile

import json
import transaction


# 409: there is nothing to do it with, which only those are told who may do it.
DONE = (200, 202, 204, 409)


class TestPermissions(RestTestCase):
    def setUp(self):
        super(TestPermissions, self).setUp()
        self.add_people()
        self.task = self.add_task("fail", run_as=u"test_user_1_")
        self.run_due("10:05:00")
        self.names = names_of(self.task)

    def every(self, entries):
        return [entry.filled(**self.names) for entry in entries]

    def write(self, entry, *args):
        """Return the response to a service that changes something."""
        headers = {"Content-Type": JSON}
        body = json.dumps(entry.data) if entry.data else ""
        return self.call(entry.method, entry.path, *args, headers=headers, data=body)

    def last_commit(self):
        transaction.commit()
        return self.portal._p_jar.db().lastTransaction()

    def test_reading(self):
        for entry in self.every(READING):
            for name in PEOPLE:
                response = self.call("GET", entry.path, name)
                if name in entry.allowed:
                    self.assertEqual(response.status_code, 200, (entry, name))
                else:
                    self.assertEqual(response.status_code, 401, (entry, name))
                    for secret in ("it went wrong", "test_user_1_", "*/5", "inline"):
                        self.assertNotIn(secret, response.text)

    def test_writing(self):
        for entry in self.every(WRITING):
            for name in PEOPLE:
                before = self.last_commit()
                response = self.write(entry, name)
                expected = DONE if name in entry.allowed else (401,)
                self.assertIn(response.status_code, expected, (entry, name))
                if name not in entry.allowed:
                    self.assertEqual(self.last_commit(), before, (entry, name))

    def test_bulk_does_only_what_is_allowed(self):
        (entry,) = self.every([BULK_SERVICE])
        for action in ("run", "activate", "deactivate"):
            for name in PEOPLE:
                before = self.last_commit()
                entry.data["action"] = action
                response = self.write(entry, name)
                expected = 200 if name in entry.allowed else 401
                self.assertEqual(response.status_code, expected, (action, name))
                changed = self.last_commit() != before
                self.assertEqual(changed, name == ALL, (action, name))

    def test_get_of_a_service_that_writes_is_not_there(self):
        before = self.last_commit()
        for entry in self.every(WRITING + (BULK_SERVICE,)):
            if entry.method == "POST":
                response = self.call("GET", entry.path)
                self.assertIn(response.status_code, (404, 405), entry)
                self.assertEqual(self.last_commit(), before, entry)

    def test_roles_on_one_task_count(self):
        self.task.manage_setLocalRoles(MEMBER, ["Manager"])
        for entry in self.every(READING):
            expected = 200 if entry.path.startswith("/task/") else 401
            response = self.call("GET", entry.path, MEMBER)
            self.assertEqual(response.status_code, expected, entry)

    def test_without_the_add_on_there_is_nothing(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        transaction.commit()
        for path in ("/@cron", "/task/@cron"):
            self.assertEqual(self.call("GET", path).status_code, 404)

    def test_reading_commits_nothing(self):
        self.add_task(name="bare", activated=False)
        paths = [entry.path for entry in self.every(READING)]
        paths += ["/bare/@cron", "/bare/--results--"]
        self.read_all(paths)
        before = self.last_commit()
        for reachable in (True, False):
            self.queue.reachable = reachable
            self.read_all(paths)
        self.assertEqual(self.last_commit(), before)

    def read_all(self, paths):
        for path in paths:
            response = self.call("GET", path)
            self.assertEqual(response.status_code, 200, path)
