"""Which types of tasks there are, who offers them, and where they may be added."""

from collective.cron.actions import adding
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestAdding(CronTestCase):
    def info(self, name):
        return self.portal.portal_types[name]

    def test_types_of_backends_and_no_others(self):
        found = [one.getId() for one in adding.all_types(self.portal)]
        self.assertIn("CronTestTask", found)
        self.assertNotIn("Document", found)
        self.assertNotIn("collective.cron.Result", found)

    def test_a_type_whose_class_is_gone_takes_nothing_else_away(self):
        self.info("Document").klass = "acme.gone.Class"
        self.assertIn(self.info("CronTestTask"), adding.types_in(self.portal))

    def test_who_offers_it(self):
        for schema, klass, package in (
            ("collective.cron.demo.census.ICensus", "x.y.Z", "collective.cron"),
            ("", "collective.cron.content.backend.Backend", "collective.cron"),
            ("plone.app.discussion.acme.IA", "x.y.Z", "plone.app.discussion"),
            ("acme.nightly.schema.IA", "x.y.Z", "acme.nightly.schema"),
        ):
            type_info = self.info("CronTestTask")
            type_info.schema, type_info.klass = schema, klass
            self.assertEqual(adding.offered_by(self.portal, type_info), package)

    def test_places_at_the_top_but_no_tasks(self):
        self.add_task()
        api.content.create(self.portal, "Folder", "folder", u"Folder")
        found = [
            adding.path_of(self.portal, place)
            for place, _types in adding.places(self.portal, [])
        ]
        self.assertEqual(found, [u"/", u"/folder"])

    def test_nothing_is_found_in_what_is_no_content_or_not_of_the_site(self):
        for path in (u"/portal_types", u"/..", u"..", u"/\xe4"):
            self.assertIsNone(adding.find_place(self.portal, path), path)
        self.assertEqual(adding.find_place(self.portal, u"/"), self.portal)
