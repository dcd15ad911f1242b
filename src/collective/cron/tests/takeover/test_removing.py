"""What packages have stored is taken away, and nothing else."""

from collective.cron.takeover import removing
from collective.cron.takeover.sources import cron4plone
from collective.cron.takeover.sources import cronutility
from collective.cron.takeover.sources import registry
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.base import CronTestCase
from persistent import Persistent

import sys


class TestRemoving(CronTestCase):
    def counts(self):
        return [
            len(list(one.read(self.portal)))
            for one in (registry, cron4plone, cronutility)
        ]

    def test_golden(self):
        other_crons.put_into(self)
        records = len(self.portal.portal_registry.records)
        utilities = len(self.portal.getSiteManager()._utility_registrations)
        self.assertEqual(self.counts(), [5, 7, 1])
        self.assertEqual(
            removing.remove(self.portal, u"cron4plone"), [u"utility cron4plone_config"]
        )
        self.assertEqual(self.counts(), [5, 0, 1])
        self.assertEqual(
            removing.remove(self.portal, u"cronutility"), [u"utility acme.nightly"]
        )
        self.assertEqual(self.counts(), [5, 0, 0])
        self.assertEqual(len(removing.remove(self.portal, u"registry")), 2)
        self.assertEqual(self.counts(), [0, 0, 0])
        self.assertEqual(len(self.portal.portal_registry.records), records - 2)
        left = len(self.portal.getSiteManager()._utility_registrations)
        self.assertEqual(left, utilities - 2)

    def test_a_utility_that_works_is_what_a_task_runs(self):
        other_crons.put_into(self)
        provided = sys.modules["Products.CronUtility.interfaces"].ICron
        manager = self.portal.getSiteManager()
        manager.registerUtility(Persistent(), provided, "acme.there")
        gone = [u"utility acme.nightly"]
        self.assertEqual(removing.remove(self.portal, u"cronutility"), gone)
        self.assertEqual(removing.remove(self.portal, u"cronutility"), [])
        manager.unregisterUtility(provided=provided, name="acme.there")

    def test_nothing(self):
        for source in (u"registry", u"cron4plone", u"cronutility", u"crontab"):
            self.assertEqual(removing.remove(self.portal, source), [])
