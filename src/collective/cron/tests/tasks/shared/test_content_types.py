"""Tasks are about content, not about tasks."""

from collective.cron.tasks.shared.content_types import content_types
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestContentTypes(CronTestCase):
    def test_all_that_plone_shows_but_tasks(self):
        names = [term.value for term in content_types(self.portal)]
        self.assertIn("Document", names)
        self.assertEqual([name for name in names if "cron" in name.lower()], [])
        self.assertNotIn("Discussion Item", names)
        self.assertNotIn("Plone Site", names)

    def test_one_whose_class_is_gone_is_content(self):
        types = api.portal.get_tool("portal_types")
        types["Document"].klass = "gone.with.the.Wind"
        self.assertIn("Document", [term.value for term in content_types(None)])
