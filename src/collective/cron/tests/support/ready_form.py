"""ReadyForm: what each ready-made task shows in its form; for a ContentCase."""

from collective.cron.interfaces import IBackend
from lxml import etree
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD
from plone.dexterity.utils import iterSchemataForType
from plone.testing.zope import Browser
from six import ensure_str

import collective.cron
import os
import re
import transaction


ERRORS = re.compile(r'(?s)class="(?:fieldErrorBox|invalid-feedback)">(.*?)</')


def ready_made_types(profile="tasks"):
    """Return the names of the types in a profile of the add-on, but for results."""
    folder = os.path.dirname(os.path.abspath(collective.cron.__file__))
    path = os.path.join(folder, "profiles", profile, "types.xml")
    names = [one.get("name") for one in etree.parse(path).getroot()]
    return [name for name in names if name != "collective.cron.Result"]


class ReadyForm(object):
    """`TYPE`: that of the task; `SHOWN`: texts in its form."""

    TYPE = None
    SHOWN = ()

    def browser(self):
        browser = Browser(self.layer["app"])
        browser.handleErrors = False
        login = "Basic %s:%s" % (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        browser.addHeader("Authorization", login)
        return browser

    def test_added_and_edited_in_a_form_without_javascript(self):
        transaction.commit()
        browser = self.browser()
        browser.open("http://nohost/plone/++add++" + self.TYPE)
        for text in self.SHOWN:
            self.assertIn(ensure_str(text), ensure_str(browser.contents))
        browser.getControl(name="form.widgets.IBasic.title").value = "Mine"
        browser.getControl("Save").click()
        self.assertNotIn("/++add++", browser.url, ERRORS.findall(browser.contents))
        transaction.begin()
        task = self.portal["mine"]
        self.assertEqual(task.portal_type, self.TYPE)
        self.assertFalse(task.activated)
        before = dict(vars(task))
        browser.open("http://nohost/plone/mine/edit")
        browser.getControl("Save").click()
        transaction.begin()
        for name in self.names():
            self.assertEqual(getattr(task, name), before.get(name), name)

    def names(self):
        (schema,) = [
            one for one in iterSchemataForType(self.TYPE) if one.isOrExtends(IBackend)
        ]
        return [name for name in schema.names(all=True) if name not in IBackend]

    def test_it_offers_a_schedule_at_the_place_where_all_have_it(self):
        (schema,) = [
            one for one in iterSchemataForType(self.TYPE) if one.isOrExtends(IBackend)
        ]
        field = schema["periodicity"]
        self.assertTrue(field.default)
        self.assertEqual(field.order, IBackend["periodicity"].order)

    def test_its_type_says_what_it_does_and_has_an_icon(self):
        fti = api.portal.get_tool("portal_types")[self.TYPE]
        self.assertGreater(len(fti.description), 30)
        self.assertNotEqual(fti.icon_expr, "string:clock-history")
        self.assertEqual(fti.add_permission, "collective.cron.Manage")
