"""The catalog has what is in the site, once, and nothing else; nothing is guessed."""

from collective.cron.tasks.catalog import places
from collective.cron.tasks.catalog.check import REPAIR
from collective.cron.tasks.catalog.check import REPORT
from collective.cron.tasks.catalog.check_runner import CheckRunner
from collective.cron.tests.support.content_case import ContentCase
from plone import api
from Products.CMFCore.indexing import processQueue
from ZODB.POSException import POSKeyError

import mock
import transaction


class TestCheck(ContentCase):
    TYPE = "CronCatalog"

    def setUp(self):
        super(TestCheck, self).setUp()
        self.catalog = api.portal.get_tool("portal_catalog")

    def entry(self, name):
        return self.catalog._catalog.uids.get("/plone/" + name)

    def found(self, **query):
        brains = self.catalog.unrestrictedSearchResults(**query)
        return sorted(brain.getPath() for brain in brains)

    def harm(self):
        """Add content, and put one of each kind of damage into the catalog."""
        processQueue()
        inner = self.catalog._catalog
        folder = self.add("folder", type="Folder")
        self.add("missing", folder)
        self.add("gone")
        self.add("second")
        self.add("damaged")
        processQueue()
        self.catalog.uncatalog_object("/plone/folder/missing")
        self.portal._delObject("gone", suppress_events=True)
        number = inner.uids["/plone/second"]
        del inner.uids["/plone/second"]
        second = self.portal["second"]
        inner.getIndex("UID").unindex_object(number)
        self.catalog.catalog_object(second, "/plone/second")
        del inner.data[inner.uids["/plone/damaged"]]
        transaction.commit()

    def test_a_site_in_order_has_nothing_wrong(self):
        self.add("page", self.add("folder", type="Folder"))
        result = self.work(self.add_ready(way=REPAIR))
        self.assertEqual((result.status, self.tables(result)), (u"OK", {}))

    def test_each_kind_of_damage_is_found_and_repaired(self):
        self.harm()
        shown = self.check_dry_is_real(self.add_ready(way=REPAIR))
        expected = [
            [u"/plone/damaged", u"Damaged entry", u"Removed"],
            [u"/plone/damaged", u"Missing", u"Indexed"],
            [u"/plone/folder/missing", u"Missing", u"Indexed"],
            [u"/plone/gone", u"Leads nowhere", u"Removed"],
            [u"/plone/second", u"Second entry of a path", u"Removed"],
        ]
        self.assertEqual(sorted(shown.pop(u"Catalog")), expected)
        self.assertEqual(shown, {})
        paths = ["/plone/damaged", "/plone/second"]
        self.assertEqual(self.found(id=["damaged", "second", "gone"]), paths)
        self.assertEqual(self.found(id="missing"), ["/plone/folder/missing"])
        inner = self.catalog._catalog
        self.assertEqual(len(inner.uids), len(inner.paths))
        self.assertEqual(len(inner.uids), len(self.catalog))

    def test_only_reported_it_stays(self):
        self.harm()
        task = self.add_ready(way=REPORT)
        result = self.work(task)
        rows = self.tables(result)[u"Catalog"]
        self.assertEqual(result.messages, (u"Wrong in the catalog: %d" % len(rows),))
        self.assertEqual(set(row[2] for row in rows), {u"Nothing"})
        self.assertEqual(self.tables(self.work(task))[u"Catalog"], rows)
        self.assertIsNotNone(self.entry("gone"))

    def test_a_second_path_takes_the_uid_from_nobody(self):
        page = self.add("page")
        processQueue()
        # As if it was found by acquisition, from somewhere else.
        self.catalog.catalog_object(page, "/plone/other/page")
        self.catalog.catalog_object(page, "/plone/page")
        transaction.commit()
        shown = self.check_dry_is_real(self.add_ready(way=REPAIR))
        rows = [[u"/plone/other/page", u"Leads nowhere", u"Removed"]]
        self.assertEqual(shown, {u"Catalog": rows})
        self.assertEqual(self.found(UID=page.UID()), ["/plone/page"])

    def test_a_uid_that_leads_to_what_is_gone_leads_to_its_content_again(self):
        page = self.add("page")
        processQueue()
        inner = self.catalog._catalog
        self.catalog.catalog_object(page, "/plone/other/page")
        inner.getIndex("UID")._index[page.UID()] = inner.uids["/plone/other/page"]
        transaction.commit()
        shown = self.check_dry_is_real(self.add_ready(way=REPAIR))
        rows = [
            [u"/plone/other/page", u"Leads nowhere", u"Removed"],
            [u"/plone/page", u"Not found by its UID", u"Indexed"],
        ]
        self.assertEqual(shown, {u"Catalog": rows})
        self.assertEqual(self.found(UID=page.UID()), ["/plone/page"])

    def test_two_of_one_uid_are_told_and_left(self):
        first, second = self.add("first"), self.add("second")
        setattr(second, "_plone.uuid", getattr(first, "_plone.uuid"))
        second.reindexObject()
        transaction.commit()
        task = self.add_ready(way=REPAIR)
        for _time in range(2):
            result = self.work(task)
            self.assertEqual(result.messages, (u"Left as it is: 1",))
            why = u"Has the same UID as /plone/first"
            rows = [[u"/plone/second", why]]
            self.assertEqual(self.tables(result), {u"Left as it is": rows})
        self.assertEqual(self.found(UID=first.UID()), ["/plone/first"])

    def test_what_cannot_be_read_is_never_removed(self):
        self.add("page", self.add("folder", type="Folder"))
        processQueue()
        transaction.commit()
        task = self.add_ready(way=REPAIR)

        def child(container, name, original=places._child):
            if name == "folder":
                raise POSKeyError(b"\0" * 8)
            return original(container, name)

        with mock.patch.object(places, "_child", child):
            result = self.work(task)
        self.assertEqual(result.status, u"WARN")
        (title,) = self.tables(result)
        rows = self.tables(result)[title]
        self.assertEqual(title, u"Left as it is")
        paths = [row[0] for row in rows]
        self.assertEqual(paths, [u"/plone/folder", u"/plone/folder/page"])
        self.assertEqual(len(self.found(path="/plone/folder")), 2)

    def test_who_may_not_manage_the_catalog_is_refused(self):
        api.user.create(username="bot", email="bot@example.org")
        result = self.work(self.add_ready(way=REPAIR, run_as=u"bot"))
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"may not manage the catalog", u" ".join(result.messages))

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        names = ["page%02d" % number for number in range(25)]
        for name in names:
            self.add(name)
        processQueue()
        for name in names[::2]:
            self.catalog.uncatalog_object("/plone/" + name)
        for name in names[1::2]:
            self.portal._delObject(name, suppress_events=True)
        transaction.commit()
        task = self.add_ready(way=REPAIR)
        for method in ("check_path", "check_content"):
            with self.broken_at(CheckRunner, method, 12):
                self.assertEqual(self.work(task).status, u"FAILED")
        self.work(task)
        self.assertEqual(self.found(id=names), ["/plone/" + n for n in names[::2]])
        self.assertEqual(self.tables(self.work(task)), {})
