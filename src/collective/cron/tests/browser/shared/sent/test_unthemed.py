"""What goes past the theme is on the page in the end, whatever becomes of the theme."""

from collective.cron.browser.shared.sent import unthemed
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import PageTestCase
from lxml import html
from plone import api
from plone.subrequest import subrequest
from plone.transformchain.interfaces import DISABLE_TRANSFORM_REQUEST_KEY
from plone.transformchain.interfaces import ITransform
from zope.component import getGlobalSiteManager
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Interface
from ZPublisher.interfaces import IPubAfterTraversal

import mock
import transaction
import unittest


PAGE = "/@@cron-dashboard"


class Request(object):
    def __init__(self, *kept):
        self.other = {unthemed.KEPT: list(kept)}


class TestRestore(unittest.TestCase):
    def test_each_stand_in_is_what_it_stands_for(self):
        request = Request(u"<tr>one</tr>", u"<tr>two</tr>")
        text = unthemed.STAND_IN % 1 + u"-" + unthemed.STAND_IN % 0
        self.assertEqual(
            unthemed.restore(text, request), u"<tr>two</tr>-<tr>one</tr>"
        )

    def test_so_it_is_as_a_theme_may_write_it(self):
        for written in (
            u'<tr id="cron-unthemed-0"/>',
            u'<tr id="cron-unthemed-0" />',
            u'<tr id="cron-unthemed-0">\n</tr>',
            u"<tr class='odd' id='cron-unthemed-0' role='row'></tr>",
            u'<tr class="odd" id="cron-unthemed-0"/>',
        ):
            found = unthemed.restore(written, Request(u"<tr>\\1 \\g</tr>"))
            self.assertEqual(found, u"<tr>\\1 \\g</tr>")

    def test_what_stands_for_nothing_stays(self):
        for text in (u"", unthemed.STAND_IN % 7, u'<tr id="cron-unthemed-x"></tr>'):
            self.assertEqual(unthemed.restore(text, Request(u"<tr></tr>")), text)


class TestPages(PageTestCase):
    def setUp(self):
        super(TestPages, self).setUp()
        self.task = self.add_task()
        transaction.commit()

    def provide(self, method, *arguments):
        manager = getGlobalSiteManager()
        getattr(manager, "register" + method)(*arguments)
        self.addCleanup(getattr(manager, "unregister" + method), *arguments)

    def check(self, contents):
        rows = html.fromstring(contents).xpath("//tr[starts-with(@id, 'cron-')]")
        rows = [one.get("id") for one in rows]
        self.assertEqual(rows, ["cron-row-" + self.manager_of(self.task).uid])

    def test_the_rows_are_on_the_page(self):
        self.check(self.get(PAGE).contents)
        self.check(self.get(PAGE + "?ajax_load=1").contents)

    def open_as_script(self, tag):
        browser = self.open_browser()
        browser.addHeader("X-Requested-With", "XMLHttpRequest")
        browser.addHeader("If-None-Match", tag)
        browser.open(self.portal.absolute_url() + PAGE + "?ajax_load=1")
        return browser

    def test_a_theme_is_blamed_for_what_it_took_alone(self):
        with mock.patch.object(unthemed.logger, "warning") as warning:
            tag = self.open_as_script("").headers["ETag"]
            same = self.open_as_script(tag)
        self.assertEqual((same.headers["Status"][:3], same.contents), ("304", ""))
        self.assertEqual(warning.call_count, 0)
        restored = unthemed.Restore(None, self.layer["request"])
        with mock.patch.object(unthemed.logger, "warning") as warning:
            restored.transformIterable([b"<p>without rows</p>"], "utf-8")
        self.assertEqual(warning.call_count, 1)

    def test_they_are_when_a_theme_fails(self):
        failed = []

        @implementer(ITransform)
        class Theme(object):
            order = 8850

            def __init__(self, published, request):
                pass

            def transformIterable(self, result, encoding):
                failed.append(b"".join(result))
                raise ValueError("a broken theme")

        self.provide("Adapter", Theme, (Interface, ICronLayer), ITransform, "broken")
        self.check(self.get(PAGE).contents)
        self.assertEqual(len(failed), 1)
        self.assertIn(b"cron-unthemed-0", failed[0])
        self.assertNotIn(b"cron-row-", failed[0])

    def test_they_are_where_nothing_is_transformed(self):
        def disable(event):
            event.request.environ[DISABLE_TRANSFORM_REQUEST_KEY] = True

        self.provide("Handler", disable, (IPubAfterTraversal,))
        self.check(self.get(PAGE).contents)

    def test_they_are_in_a_page_that_is_asked_for_within_another(self):
        found = []

        def ask(event):
            if "PARENT_REQUEST" not in event.request.other:
                found.append(subrequest(str("/plone" + PAGE)).getBody())

        self.provide("Handler", ask, (IPubAfterTraversal,))
        self.check(self.get(PAGE).contents)
        self.check(found[0])

    def test_they_are_in_a_page_that_is_a_part_of_another(self):
        request = self.layer["request"].clone()
        alsoProvides(request, ICronLayer)
        view = api.content.get_view("cron-dashboard", self.portal, request)
        self.check(view())
