"""Where the catalog says that Backends are, asked for what is new."""

from collective.cron.queueing import places
from collective.cron.running.lookout.cataloged import Cataloged
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite.watched import changes
from plone import api

import mock
import transaction


class TestCataloged(CronTestCase):
    def setUp(self):
        super(TestCataloged, self).setUp()
        self.cataloged = Cataloged()

    def paths(self):
        """Return what it has, which is what a query finds."""
        transaction.commit()
        changed = changes.take(self.portal._p_jar.db(), "test of the catalog")
        self.cataloged.forget(changed)
        found = self.cataloged.read(self.portal)
        self.assertEqual(found, set(places.paths(self.portal)))
        return sorted(found)

    def test_it_has_what_the_catalog_has(self):
        self.assertEqual(self.paths(), [])
        for name in ("a", "b", "c"):
            self.add_task(name=name)
        self.assertEqual(self.paths(), ["a", "b", "c"])
        api.content.rename(self.portal["a"], "d")
        api.content.delete(self.portal["b"])
        self.assertEqual(self.paths(), ["c", "d"])
        self.portal.portal_catalog.clearFindAndRebuild()
        self.assertEqual(self.paths(), ["c", "d"])
        self.portal.portal_catalog.manage_catalogClear()
        self.assertEqual(self.paths(), [])

    def test_who_has_another_site_is_left_out(self):
        self.add_task(name="a")
        self.paths()
        catalog = self.portal.portal_catalog._catalog
        record = catalog.uids["/plone/a"]
        del catalog.uids["/plone/a"]
        catalog.uids["/other/a"], catalog.paths[record] = record, "/other/a"
        self.cataloged.forget(None)
        self.assertEqual(self.paths(), [])

    def test_another_kind_of_catalog_is_asked_in_the_usual_way(self):
        self.add_task(name="a")
        with mock.patch.object(places, "records", return_value=None):
            self.assertEqual(self.paths(), ["a"])
        self.assertIsNone(places.records(None))
