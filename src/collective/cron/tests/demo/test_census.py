"""The smallest add-on: it counts, warns above a number, and writes what is new."""

from collective.cron.demo.census import CensusRunner
from collective.cron.interfaces import IJobRunner
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import applyProfile


class TestCensus(CronTestCase):
    def setUp(self):
        super(TestCensus, self).setUp()
        self.census = api.content.create(
            self.portal,
            "CronCensus",
            "count",
            periodicity=u"* * * * *",
            timezone=u"UTC",
            activated=True,
        )

    def work(self):
        return list(CensusRunner(self.census).run())

    def number(self):
        return len(api.portal.get_tool("portal_catalog")())

    def test_demo_is_the_smallest_addon(self):
        applyProfile(self.portal, "collective.cron:demo")
        applyProfile(self.portal, "collective.cron:demo")
        census = self.portal["census"]
        self.portal._delObject("count")
        self.assertEqual(self.run_due("10:01:00"), 1)
        self.assertEqual(census.getLastStatus(), u"OK")
        self.assertIn(u"The site has", census.description)
        census.at_most = 0
        self.run_due("10:02:00")
        self.assertEqual(census.getLastStatus(), u"WARN")

    def test_the_runner_is_found_by_the_type(self):
        self.assertIsInstance(IJobRunner(self.census), CensusRunner)

    def test_the_number_stands_in_the_description_and_in_the_catalog(self):
        self.work()
        text = u"The site has %d items." % self.number()
        self.assertEqual(self.census.description, text)
        (brain,) = api.portal.get_tool("portal_catalog")(portal_type="CronCensus")
        self.assertEqual(brain.Description, text)

    def test_so_many_are_no_warning_and_one_more_is(self):
        self.census.at_most = self.number()
        self.assertEqual(self.work(), [])
        self.census.at_most -= 1
        number = self.number()
        expected = [u"%d items are more than %d" % (number, number - 1)]
        self.assertEqual(self.work(), expected)

    def test_what_has_not_changed_is_not_written_again(self):
        self.run_due("10:01:00")
        serial = self.serial()
        self.run_due("10:02:00")
        self.assertEqual(self.statuses(self.census), ["OK", "OK"])
        self.assertEqual(self.serial(), serial)
        api.content.create(self.portal, "Document", "another")
        self.run_due("10:03:00")
        self.assertNotEqual(self.serial(), serial)

    def serial(self):
        """Return the number of the transaction that wrote the task last."""
        self.census._p_activate()
        return self.census._p_serial
