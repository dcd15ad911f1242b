"""Which tasks may be added where, in GET @cron?include=addable."""

from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase
from plone import api

import transaction


class TestAddable(RestTestCase):
    def addable(self, *who):
        return self.read_json("/@cron", *who, include="addable")["addable"]

    def test_types_of_tasks_and_no_others(self):
        (site,) = self.addable()
        self.assertEqual(site["@id"], self.portal.absolute_url())
        types = [one["@type"] for one in site["types"]]
        self.assertIn("CronTestTask", types)
        self.assertNotIn("Document", types)
        self.assertNotIn("Folder", types)

    def test_where_tasks_are(self):
        folder = api.content.create(self.portal, "Folder", "cron", u"Our tasks")
        for name in ("one", "two"):
            task = self.add_task(name=name)
            api.content.move(task, folder)
        transaction.commit()
        titles = [place["title"] for place in self.addable()]
        self.assertEqual(titles[1:], [u"Our tasks"])

    def test_nowhere_for_those_who_may_not(self):
        self.add_people()
        self.add_task()
        self.assertEqual(self.addable(VIEWER), [])

    def test_only_when_it_is_asked_for(self):
        self.assertNotIn("addable", self.read_json("/@cron"))

    def test_a_type_whose_class_is_gone_takes_nothing_else_away(self):
        self.portal.portal_types["Document"].klass = "acme.gone.Class"
        transaction.commit()
        self.assertEqual(len(self.addable()), 1)
