"""The utilities of Products.CronUtility."""

from collective.cron.takeover.sources import cronutility
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.script_case import register
from zope.component import getGlobalSiteManager

import sys


class TestCronUtility(CronTestCase):
    def test_nothing_was_there(self):
        self.assertEqual(list(cronutility.read(self.portal)), [])

    def test_what_it_stored_without_the_add_on_that_has_the_work(self):
        other_crons.put_into(self)
        register(self, lambda context: None, cronutility.NAME)
        (entry,) = cronutility.read(self.portal)
        self.assertEqual((entry.title, entry.why), (u"acme.nightly", cronutility.GONE))

    def test_a_utility_that_is_there_is_run_by_a_script(self):
        other_crons.put_into(self)
        provided = sys.modules["Products.CronUtility.interfaces"].ICron
        manager = getGlobalSiteManager()
        manager.registerUtility(self, provided, u"acme.hourly")
        self.addCleanup(manager.unregisterUtility, self, provided, u"acme.hourly")
        self.assertEqual(
            [one.why for one in cronutility.read(self.portal)], [cronutility.GONE] * 2
        )
        register(self, lambda context: None, cronutility.NAME)
        entry, _nightly = cronutility.read(self.portal)
        self.assertEqual(entry.periodicity, u"* * * * *")
        self.assertEqual(
            entry.call.settings,
            {"script": cronutility.NAME, "setting_utility": u"acme.hourly"},
        )
        self.assertEqual(entry.call.notes, [cronutility.ASKED])
