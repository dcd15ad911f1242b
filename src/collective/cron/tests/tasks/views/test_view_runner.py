# -*- coding: utf-8 -*-
"""A view is called as a request would, as the user that the task runs as."""

from AccessControl import getSecurityManager
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.called import script
from collective.cron.tests.support.content_case import ContentCase
from plone import api
from six import ensure_str
from zope.component.hooks import getSite


class TestView(ContentCase):
    TYPE = "CronView"

    def call(self, work=None, path=u"/news/@@called", dry=False, **values):
        """Let a new task call a view; return its result."""
        if "news" not in self.portal:
            api.content.create(self.portal, "Folder", "news", u"News")
        self.calls = add_views(self, work)
        if "task" in self.portal:
            self.portal.manage_delObjects(["task"])
        task = self.add_ready(view_path=path, **values)
        return self.work(task, dry=dry)

    def test_called_with_its_parameters(self):
        result = self.call(parameters=[u"days=30", u"kind=Größe", u"more=1"])
        self.assertEqual(result.status, u"OK", result.messages)
        ((name, days, kind),) = self.calls
        self.assertEqual((name, days, kind), ("news", "30", ensure_str(u"Größe")))
        shown = self.tables(result)
        self.assertEqual(shown[u"Answer"], [[200, 4]])
        self.assertEqual(shown[u"Call"][0], [u"Path", u"/news/@@called"])
        self.assertEqual(shown[u"Call"][2], [u"Parameter", u"kind=Größe"])

    def test_a_parameter_that_comes_twice_is_a_list(self):
        self.call(parameters=[u"days=1", u"days=2"])
        self.assertEqual(self.calls[0][1], ["1", "2"])

    def test_what_it_writes_is_stored_and_it_is_the_user_that_it_runs_as(self):
        seen = []

        def work(view):
            view.context.title = u"Written"
            request = view.request
            seen.append(getSecurityManager().getUser().getId())
            seen.append(request["PARENTS"][0].getId())
            seen.append(getSite().getId())
            request.response.write(b"one\n")
            request.response.write(u"zwei Größen\n".encode("utf-8"))

        result = self.call(work)
        self.assertEqual(result.status, u"OK", result.messages)
        self.assertEqual(self.portal["news"].title, u"Written")
        self.assertEqual(seen, ["test_user_1_", "news", "plone"])
        self.assertIn(u"zwei Größen", repr_of_log(result))

    def test_a_dry_run_goes_there_and_calls_nothing(self):
        result = self.call(dry=True)
        self.assertEqual((result.status, self.calls), (u"OK", []))
        self.assertEqual(list(self.tables(result)), [u"Call"])
        result = self.call(path=u"/news/@@nowhere", dry=True)
        self.assertEqual(result.status, u"FAILED")

    def test_failures(self):
        def not_found(view):
            view.request.response.setStatus(404)

        def fails(view):
            view.context.title = u"Taken back"
            raise ValueError("oh")

        result = self.call(not_found)
        self.assertIn(u"The status is 404", result.messages[0])
        result = self.call(fails)
        self.assertIn(u"oh", result.messages[0])
        self.assertEqual(self.portal["news"].title, u"News")
        result = self.call(must_have=u"happy")
        self.assertIn(u"does not have the expected text", result.messages[0])
        self.assertEqual(self.call(must_have=u"done").status, u"OK")

    def test_the_rights_of_the_user_and_no_more(self):
        api.user.create("a@example.org", "member", "Secret-7Gh")
        result = self.call(path=u"/@@called-by-managers", run_as=u"member")
        self.assertEqual((result.status, self.calls), (u"FAILED", []))
        self.assertIn(u"Unauthorized", result.messages[0])
        result = self.call(path=u"/@@called-by-managers")
        self.assertEqual((result.status, len(self.calls)), (u"OK", 1))

    def test_a_large_answer_is_bounded_and_a_page_is_not_logged(self):
        result = self.call(lambda view: u"x" * 3000000)
        self.assertEqual(self.tables(result)[u"Answer"], [[200, 3000000]])
        self.assertLess(len(repr_of_log(result)), 20000)
        result = self.call(lambda view: u"<!DOCTYPE html><p>hello</p>")
        self.assertNotIn(u"hello", repr_of_log(result))

    def test_what_nobody_goes_through_was_not_done(self):
        result = self.call(lambda view: (one for one in [1]))
        self.assertEqual(result.status, u"FAILED")

    def test_a_script_in_the_skins(self):
        skins = api.portal.get_tool("portal_skins")
        skins.manage_addProduct["OFSP"].manage_addFolder("custom_test")
        skins.custom_test._setObject("in_skin", script("in_skin", "return context.id"))
        for name in skins.getSkinSelections():
            path = skins.getSkinPath(name)
            skins.addSkinSelection(name, "custom_test," + path)
        self.portal.clearCurrentSkin()
        result = self.call(path=u"/news/in_skin")
        self.assertEqual(result.status, u"OK", result.messages)
        self.assertIn(u"news", repr_of_log(result))

    def test_a_python_script_is_given_its_parameters(self):
        made = script("add", "##parameters=a, b='2'\nreturn a + b")
        self.portal._setObject("add", made)
        result = self.call(path=u"/add", parameters=[u"a=1"])
        self.assertIn(u"12", repr_of_log(result))
        result = self.call(path=u"/add")
        self.assertEqual(result.status, u"FAILED")


def repr_of_log(result):
    return u"%s" % (u"\n".join(u"%s" % line for line in result.log or ()),)
