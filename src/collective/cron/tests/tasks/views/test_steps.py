"""The way to what is called: allowed, and never found somewhere else."""

from AccessControl import Unauthorized
from collective.cron.tasks.views import steps
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.called import add_views
from collective.cron.tests.support.called import script
from OFS.DTMLMethod import DTMLMethod
from plone import api
from plone.app.testing import logout


class TestSteps(CronTestCase):
    def setUp(self):
        super(TestSteps, self).setUp()
        add_views(self)
        self.news = api.content.create(self.portal, "Folder", "news", u"News")
        api.content.create(self.portal, "Folder", "events", u"Events")

    def walk(self, path):
        return steps.walk(self.portal, path.strip(u"/").split(u"/"))

    def refused(self, path):
        with self.assertRaises(steps.NothingThere) as caught:
            self.walk(path)
        return str(caught.exception)

    def test_views_with_and_without_signs_and_their_methods(self):
        for path in (u"/@@called", u"/called", u"/news/@@called"):
            found, context = self.walk(path)
            self.assertEqual(found.context.getId(), context.getId(), path)
        found, view = self.walk(u"/news/@@called/allowed")
        self.assertEqual(found(), u"allowed of news")
        self.assertEqual(view.__name__, "called")
        with self.assertRaises(Unauthorized):
            self.walk(u"/news/@@called/other")

    def test_scripts_methods_of_tools_and_what_all_skins_have(self):
        self.portal._setObject("count", script("count", "return 3"))
        self.assertEqual(self.walk(u"/count")[0](), 3)
        found, tool = self.walk(u"/portal_catalog/uniqueValuesFor")
        self.assertTrue(found("portal_type"))
        skins = api.portal.get_tool("portal_skins")
        skins.manage_addProduct["OFSP"].manage_addFolder("custom_test")
        skins.custom_test._setObject("in_skin", script("in_skin", "return context.id"))
        for name in skins.getSkinSelections():
            path = skins.getSkinPath(name)
            skins.addSkinSelection(name, "custom_test," + path)
        self.portal.clearCurrentSkin()
        self.portal.changeSkin(self.portal.getCurrentSkinName())
        self.assertEqual(self.walk(u"/news/in_skin")[0](), "news")
        self.assertEqual(self.walk(u"/in_skin")[0](), "plone")

    def test_what_is_not_there_is_not_found_around_it(self):
        self.portal._setObject("count", script("count", "return 3"))
        self.layer["app"]._setObject("of_root", script("of_root", "return 3"))
        for path in (
            u"/news/events/@@called",
            u"/news/count",
            u"/of_root",
            u"/news/portal_catalog/uniqueValuesFor",
            u"/nowhere",
            u"/news/aq_parent/aq_parent",
            u"/aq_parent",
            u"/news/__class__",
            u"/@@nowhere",
        ):
            told = self.refused(path)
            self.assertIn(told.split(u"'")[1], path)

    def test_what_cannot_be_called(self):
        self.news.title = u"News"
        self.assertIn(u"/news/title", self.refused(u"/news/title"))

    def test_the_user_must_be_allowed_to(self):
        self.walk(u"/@@called-by-managers")
        self.portal._setObject("dtml", DTMLMethod("x", __name__="dtml"))
        self.portal["dtml"].manage_permission("View", ["Manager"])
        self.walk(u"/dtml")
        logout()
        for path in (u"/@@called-by-managers", u"/portal_setup/manage_importSteps"):
            with self.assertRaises(Unauthorized):
                self.walk(path)
