# -*- coding: utf-8 -*-
"""Add task: the types, who offers them, and the folder that the task goes to."""

from collective.cron.actions import adding
from collective.cron.tests.support.faces.pages import PageTestCase
from plone import api

import transaction


PATH = "/@@cron-add"
FORM = "%s/++add++CronTestTask"


class TestAdd(PageTestCase):
    def add_folder(self, name, container=None, title=u"Our tasks"):
        folder = api.content.create(container or self.portal, "Folder", name, title)
        transaction.commit()
        return folder

    def test_each_type_with_what_it_does_who_offers_it_and_its_form(self):
        type_info = self.portal.portal_types["CronTestTask"]
        type_info.description = u"Counts <sheep>"
        transaction.commit()
        contents = self.get(PATH).contents
        self.assertIn(FORM % self.portal.absolute_url(), contents)
        self.assertIn("Test task", contents)
        self.assertIn("Counts &lt;sheep&gt;", contents)
        self.assertIn("Offered by", contents)
        self.assertIn("collective.cron", contents.split('id="cron-types"')[1])
        self.assertIn("cron-icon", contents)
        self.assertNotIn("++add++Document", contents.split('id="cron-types"')[1])

    def test_form_is_there(self):
        browser = self.get(PATH)
        browser.getLink("Test task").click()
        self.assertIn("form.widgets.periodicity", browser.contents)

    def test_folder_from_the_list(self):
        folder = self.add_folder("cron")
        contents = self.get(PATH).contents
        self.assertIn("Our tasks (/cron)", contents)
        contents = self.get(PATH + "?place=/cron").contents
        self.assertIn(FORM % folder.absolute_url(), contents)

    def test_another_folder_by_its_path_even_with_letters(self):
        folder = self.add_folder("inner", self.add_folder("outer"), u"Tägliches")
        contents = self.get(PATH + "?place=/&other=/outer/inner").contents
        self.assertIn(FORM % folder.absolute_url(), contents)
        self.assertIn("Tägliches (/outer/inner)", contents)

    def test_where_none_can_be_added_it_says_so(self):
        self.add_task()
        for path in ("/nowhere", "/task", "/acl_users", "/..", "/t%C3%A4glich"):
            contents = self.get(PATH + "?other=" + path).contents
            self.assertIn("cron-add-refusal", contents, path)
            self.assertNotIn('id="cron-types"', contents, path)
        contents = self.get(PATH + "?other=/nowhere").contents
        self.assertIn('value="/nowhere"', contents)

    def test_site_without_types(self):
        types = self.portal.portal_types
        for name in self.types_of_ours():
            types._delObject(name)
        transaction.commit()
        for page in (PATH, "/@@cron-dashboard"):
            contents = self.get(page).contents
            self.assertIn('id="cron-no-type"', contents)
            self.assertIn("prefs_install_products_form", contents)
            self.assertNotIn('id="cron-no-task"', contents)

    def types_of_ours(self):
        return [one.getId() for one in adding.all_types(self.portal)]

    def test_folder_that_lets_none_in(self):
        for name in self.types_of_ours():
            self.portal.portal_types[name].global_allow = False
        transaction.commit()
        self.assertIn('id="cron-nowhere"', self.get(PATH).contents)
