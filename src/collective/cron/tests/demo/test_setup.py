"""What the demo's profile adds to a site, once and never over something."""

from collective.cron.demo import setup
from collective.cron.tests.support.base import CronTestCase
from plone import api


class TestAddTasks(CronTestCase):
    def test_one_runs_every_minute_and_one_waits_to_be_tried(self):
        setup.add_tasks(None)
        self.assertEqual(self.queued(), [("10:01", "schedule")])
        self.assertTrue(self.portal["census"].activated)
        self.assertFalse(self.portal["practice"].activated)
        types = [self.portal[name].portal_type for name in ("census", "practice")]
        self.assertEqual(types, ["CronCensus", "CronPractice"])

    def test_what_was_changed_stays_so(self):
        setup.add_tasks(None)
        census = self.portal["census"]
        census.periodicity, census.at_most = u"0 3 * * *", 7
        setup.add_tasks(None)
        self.assertEqual((census.periodicity, census.at_most), (u"0 3 * * *", 7))
        self.assertIs(self.portal["census"].aq_base, census.aq_base)

    def test_one_that_was_deleted_comes_back_alone(self):
        setup.add_tasks(None)
        self.portal["practice"].title = u"Mine"
        api.content.delete(self.portal["census"])
        setup.add_tasks(None)
        self.assertEqual(self.portal["practice"].title, u"Mine")
        self.assertEqual(self.queued(), [("10:01", "schedule")])

    def test_other_content_of_the_same_name_is_left_alone(self):
        api.content.create(self.portal, "Document", "census", u"A census")
        setup.add_tasks(None)
        self.assertEqual(self.portal["census"].portal_type, "Document")
        self.assertIn("practice", self.portal)
        self.assertEqual(self.queued(), [])
