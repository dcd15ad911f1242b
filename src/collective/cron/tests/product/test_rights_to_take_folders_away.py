"""Who deletes a folder with a task in it: who may manage the task, and programs."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from collective.cron.queueing import asking
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rights import BOSS
from collective.cron.tests.support.faces.rights import EDITOR
from collective.cron.tests.support.faces.rights import OTHERS
from collective.cron.tests.support.faces.rights import OWNER
from collective.cron.tests.support.faces.rights import RightsCase
from collective.cron.tests.support.faces.rights import SITE_ADMIN
from plone import api
from plone.app.testing import applyProfile
from plone.app.testing import login
from zExceptions import Unauthorized

import transaction


CONFIRM = "/outer/folder/delete_confirmation"
DOORS = (
    ("DELETE", "/outer/folder", {"headers": {"Accept": JSON}}),
    ("DELETE", "/outer/folder", {}),
    ("POST", CONFIRM, {"data": {"form.buttons.Delete": "Delete"}}),
    ("POST", "/outer/manage_delObjects", {"data": {"ids:list": "folder"}}),
)


class TestTakingFoldersAway(RightsCase):
    def setUp(self):
        super(TestTakingFoldersAway, self).setUp()
        self.outer = api.content.create(self.portal, "Folder", "outer", u"Outer")
        api.content.move(self.folder, self.outer)
        api.content.transition(self.outer, "publish")
        self.outer.manage_setLocalRoles(OWNER, ["Owner"])
        transaction.commit()

    def is_there(self):
        transaction.begin()
        return "folder" in self.outer and "task" in self.outer["folder"]

    def check_refused(self):
        for method, path, options in DOORS:
            for name in OTHERS:
                self.ask(name, method, path, **dict(options))
                self.assertTrue(self.is_there(), (method, path, name))

    def test_those_who_may_not_manage_the_task(self):
        self.check_refused()
        response = self.call("DELETE", "/outer/folder", EDITOR)
        self.assertIn(response.status_code, (401, 403))
        self.assertIn("/plone/outer/folder/task", response.text)

    def test_uninstalled(self):
        applyProfile(self.portal, "collective.cron:uninstall")
        self.check_refused()

    def test_the_question_before_is_asked_as_ever(self):
        for name in (EDITOR, SITE_ADMIN):
            response = self.ask(name, "GET", CONFIRM)
            self.assertEqual(response.status_code, 200)
            self.assertIn("form.buttons.Delete", response.text)

    def test_a_folder_without_a_task(self):
        api.content.delete(self.task)
        transaction.commit()
        response = self.call("DELETE", "/outer/folder", EDITOR)
        self.assertEqual(response.status_code, 204, response.text)

    def test_another_name_of_the_folder_is_harmless(self):
        body = {"id": "renamed"}
        response = self.call("PATCH", "/outer/folder", EDITOR, json=body)
        self.assertEqual(response.status_code, 204, response.text)
        transaction.begin()
        self.assertIn("task", self.outer["renamed"])

    def test_those_who_may(self):
        for name in (SITE_ADMIN, BOSS):
            response = self.call("DELETE", "/outer/folder", name)
            self.assertEqual(response.status_code, 204, response.text)
            self.assertFalse(self.is_there())
            if name == SITE_ADMIN:
                folder = api.content.create(self.outer, "Folder", "folder")
                task = dict(periodicity=u"@daily", timezone=u"UTC")
                api.content.create(folder, "CronTestTask", "task", **task)
                transaction.commit()

    def test_programs(self):
        login(self.portal, EDITOR)
        with self.assertRaises(Unauthorized):
            self.outer.manage_delObjects(["folder"])
        transaction.abort()
        newSecurityManager(None, system)
        self.portal.manage_delObjects(["outer"])

    def test_a_task_in_the_folder_that_it_deletes(self):
        login(self.portal, EDITOR)
        with asking.as_task():
            self.outer.manage_delObjects(["folder"])
