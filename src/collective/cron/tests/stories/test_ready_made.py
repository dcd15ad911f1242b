"""Ready-made tasks come with the add-on, and go with it; a site may leave any out."""

from collective.cron.interfaces import IBackend
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.ready_form import ready_made_types
from plone import api
from plone.app.testing import applyProfile
from plone.dexterity.utils import createContentInContainer
from six import PY2
from zope.dottedname.resolve import resolve


DEFAULT = "collective.cron:default"


class TestReadyMade(PageTestCase):
    def setUp(self):
        super(TestReadyMade, self).setUp()
        self.types = api.portal.get_tool("portal_types")
        self.names = ready_made_types("tasks")

    def there(self):
        return [name for name in self.names if name in self.types]

    def test_they_come_with_the_addon_and_go_with_it(self):
        self.assertEqual(self.there(), self.names)
        self.assertLessEqual(set(self.names), set(ready_made_types("uninstall")))
        applyProfile(self.portal, "collective.cron:uninstall")
        self.assertEqual(self.there(), [])
        applyProfile(self.portal, DEFAULT)
        self.assertEqual(self.there(), self.names)

    def test_each_is_made_of_a_class_and_a_schema_that_are_there(self):
        for name in self.names:
            klass, schema = (
                resolve(getattr(self.types[name], part)) for part in ("klass", "schema")
            )
            self.assertTrue(schema.isOrExtends(IBackend), name)
            self.assertTrue(schema.implementedBy(klass), name)

    def test_a_site_of_before_gets_them_by_an_upgrade(self):
        setup = api.portal.get_tool("portal_setup")
        self.types.manage_delObjects(list(self.names))
        setup.unsetLastVersionForProfile("collective.cron:tasks")
        setup.setLastVersionForProfile(DEFAULT, "1002" if PY2 else "2002")
        setup.upgradeProfile(DEFAULT)
        self.assertEqual(self.there(), self.names)

    def test_one_that_was_left_out_stays_out(self):
        self.types.manage_delObjects(self.names[:1])
        applyProfile(self.portal, DEFAULT)
        self.assertEqual(self.there(), self.names[1:])

    def test_a_task_whose_type_was_left_out_does_no_harm(self):
        for name in self.names:
            createContentInContainer(
                self.portal,
                name,
                checkConstraints=False,
                id=name.lower(),
                activated=True,
                timezone=u"UTC",
                periodicity=u"*/5 * * * *",
            )
        task = self.add_task()
        self.types.manage_delObjects(list(self.names))
        self.assertEqual(self.run_due("10:05:00"), len(self.names) + 1)
        self.assertEqual(self.statuses(task), ["OK"])
        self.assertEqual(self.get("/@@cron-dashboard").headers["status"][:3], "200")
        self.portal.manage_delObjects([name.lower() for name in self.names])
        self.assertEqual(self.run_due("10:10:00"), 1)
