"""Columns are read from the catalog, in words for people; what is missing is empty."""

from collective.cron.tasks.digests import columns
from collective.cron.tests.support.content_case import ContentCase
from DateTime import DateTime
from plone import api
from six import assertRegex

import datetime
import pytz


class TestColumns(ContentCase):
    TYPE = "CronExport"

    def read(self, name, **query):
        catalog = api.portal.get_tool("portal_catalog")
        (brain,) = catalog(**dict({"id": "page"}, **query))
        return dict(zip(columns.COLUMNS, columns.row(columns.COLUMNS, brain)))[name]

    def test_texts(self):
        folder = self.add("folder", type="Folder")
        page = self.add("page", folder, description=u"\xe4" * 40000)
        page.title = u"\xc4rger"
        page.setSubject((u"b", u"\xe4"))
        page.reindexObject()
        for name, expected in (
            ("title", u"\xc4rger"),
            ("description", u"\xe4" * 32767),
            ("path", u"/folder/page"),
            ("url", u"http://nohost/plone/folder/page"),
            ("type", u"Page"),
            ("state", u"Private"),
            ("creator", u"test_user_1_"),
            ("tags", u"b, \xe4"),
            ("id", u"page"),
            ("uid", api.content.get_uuid(page)),
        ):
            self.assertEqual(self.read(name), expected, name)

    def test_dates(self):
        page = self.add("page")
        assertRegex(self, self.read("created"), r"^2.*Z$")
        for name in ("effective", "expires", "start", "end"):
            self.assertIsNone(self.read(name), name)
        page.effective_date = DateTime("2026/11/23 10:00:30 GMT+2")
        page.reindexObject()
        self.assertEqual(self.read("effective"), u"2026-11-23T08:00:30Z")
        start = datetime.datetime(2026, 11, 23, 10, tzinfo=pytz.utc)
        self.add("party", type="Event", start=start, end=start)
        self.assertEqual(self.read("start", id="party"), u"2026-11-23T10:00:00Z")

    def test_what_has_no_workflow_and_a_type_that_is_gone(self):
        api.portal.get_tool("portal_workflow").setDefaultChain("")
        self.add("page")
        self.assertIsNone(self.read("state"))
        api.portal.get_tool("portal_types").manage_delObjects(["Document"])
        self.assertEqual(self.read("type"), u"Document")

    def test_each_has_a_title(self):
        self.assertEqual(columns.titles(["uid", "title"]), [u"UUID", u"Title"])
        self.assertEqual(len(columns.VOCABULARY), len(columns.COLUMNS))
