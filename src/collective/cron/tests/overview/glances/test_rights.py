"""Rights of a person on many tasks: as Zope says of each."""

from AccessControl import getSecurityManager
from collective.cron import clock
from collective.cron.overview import listing
from collective.cron.overview.glances import permitted
from collective.cron.overview.glances.rights import Rights
from collective.cron.tests.support.faces.pages import GRANTED
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from plone import api

import mock
import transaction


class TestRights(PageTestCase):
    def setUp(self):
        super(TestRights, self).setUp()
        self.add_people()
        self.tasks = [self.add_task(name=name) for name in "abc"]

    def found(self, person):
        """Return what is allowed, as permission and id; Zope says the same of each."""
        # What is known of them goes with each list that is made.
        listing.glances_of(self.portal, [], clock.now())
        with api.env.adopt_user(username=person):
            rights, check = Rights(self.portal), getSecurityManager().checkPermission
            found = []
            for what in ("View", "Run", "Manage"):
                for task in self.tasks:
                    allowed = rights.allow(what, task, self.state_of(task))
                    expected = bool(check("collective.cron: " + what, task))
                    self.assertIs(allowed, expected, (person, what, task.getId()))
                    self.assertIs(rights.allow(what, task, None), expected)
                    found += [what + " " + task.getId()] if allowed else []
        return found

    def test_each_has_what_was_granted(self):
        for person in sorted(GRANTED):
            whats = sorted(set(one.split()[0] for one in self.found(person)))
            self.assertEqual(whats, sorted(GRANTED[person]))

    def test_what_is_so_of_one_is_not_so_of_another(self):
        self.tasks[1].manage_permission("collective.cron: Run", ["Manager"], acquire=0)
        transaction.commit()
        self.assertEqual(self.found(RUNNER), ["Run a", "Run c"])

    def test_nor_what_somebody_has_there_alone(self):
        self.tasks[1].manage_setLocalRoles(RUNNER, ["Manager"])
        transaction.commit()
        found = self.found(RUNNER)
        self.assertIn("Manage b", found)
        self.assertNotIn("Manage a", found)

    def test_asked_once_for_those_that_are_alike(self):
        self.found(RUNNER)
        rights = Rights(self.portal)
        with mock.patch.object(permitted, "getSecurityManager") as manager:
            manager.return_value = mock.Mock(wraps=getSecurityManager())
            for task in self.tasks:
                rights.allow("Run", task, self.state_of(task))
        self.assertEqual(manager.return_value.checkPermission.call_count, 1)
