"""The way to all tasks, in menus and @actions: for those with View, nobody else."""

from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.upgrades import v1003
from plone.app.testing import applyProfile


ID = "cron-tasks"


class TestAddActions(RestTestCase):
    def setUp(self):
        super(TestAddActions, self).setUp()
        self.add_people()
        self.add_task()
        for name in (VIEWER, RUNNER, MEMBER):
            self.portal.manage_setLocalRoles(name, ["Reader"])

    def found(self, path, name):
        """Return the categories in which it is, sorted."""
        actions, places = self.read_json(path + "/@actions", name), []
        for category, some in actions.items():
            for one in some:
                if one["id"] == ID:
                    places.append(category)
                    # Older versions tell no address.
                    self.assertEqual(one.get("url", self.url), self.url)
        return sorted(places)

    @property
    def url(self):
        return self.portal.absolute_url() + "/@@cron-dashboard"

    def test_in_actions(self):
        self.assertEqual(self.found("/task", VIEWER), ["object", "user"])
        self.assertEqual(self.found("", VIEWER), ["user"])
        for name in (RUNNER, MEMBER):
            self.assertEqual(self.found("", name), [])

    def test_in_pages(self):
        link = 'href="%s"' % self.url
        self.assertIn(link, self.get("", VIEWER).contents)
        self.assertNotIn(link, self.get("", MEMBER).contents)

    def test_upgrade_and_uninstall(self):
        actions = self.portal.portal_actions
        applyProfile(self.portal, "collective.cron:uninstall")
        for category in ("object", "user"):
            self.assertNotIn(ID, actions[category])
        v1003.add_actions(self.portal.portal_setup)
        for category in ("object", "user"):
            self.assertIn(ID, actions[category])
