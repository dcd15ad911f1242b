"""The form of the task that calls a view; and who may change what it calls."""

from AccessControl import Unauthorized
from collective.cron.tasks.views.view import is_parameter
from collective.cron.tasks.views.view import is_view_path
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.ready_form import ReadyForm
from plone import api
from plone.app.testing import login
from plone.app.testing import TEST_USER_NAME


class TestForm(ReadyForm, ContentCase):
    TYPE = "CronView"
    SHOWN = (u"No name begins with an underscore", u"They are given as text")

    def test_paths(self):
        for path in (u"/@@a", u"/news/a.txt", u"/++resource++x/@@y", u"/n\xe4he/x"):
            self.assertTrue(is_view_path(path), path)
        for path in (
            u"",
            u"/",
            u"@@a",
            u"/_p_jar",
            u"/@@_a",
            u"/a/../b",
            u"/./b",
            u"/aq_parent/x",
            u"/a?b=c",
            u"/a b",
            u"/a#b",
            u"http://localhost/a",
            u"/a" * 31,
        ):
            self.assertFalse(is_view_path(path), path)

    def test_parameters(self):
        for text in (u"a=", u"days=30", u"a.b-c_d=x=y"):
            self.assertTrue(is_parameter(text), text)
        for text in (u"", u"a", u"=a", u"days:int=3", u"_a=1", u"a b=1"):
            self.assertFalse(is_parameter(text), text)

    def test_who_may_not_choose_its_user_does_not_choose_what_is_called(self):
        task = self.add_ready(view_path=u"/@@one")
        api.user.create("a@example.org", "other", "Secret-7Gh")
        api.user.grant_roles("other", roles=["Site Administrator"])
        login(self.portal, "other")
        for name, value in (("view_path", u"/@@two"), ("parameters", [u"a=1"])):
            with self.assertRaises(Unauthorized):
                setattr(task, name, value)
        self.assertEqual((task.view_path, list(task.parameters)), (u"/@@one", []))
        task.view_path = u"/@@one"
        task.run_as = u"other"
        task.view_path = u"/@@two"
        login(self.portal, TEST_USER_NAME)
        self.assertEqual(task.view_path, u"/@@two")
