"""A utility of CronUtility is run by a script, as its clock would have run it."""

from AccessControl import Unauthorized
from collective.cron.errors import CronError
from collective.cron.takeover import cronutility_script
from collective.cron.takeover.sources import stand_ins
from collective.cron.tests.support import other_crons
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.script_case import register
from plone import api
from plone.app.testing import logout
from zope.component import getGlobalSiteManager

import sys
import transaction


class Nightly(object):
    """As an add-on has it."""

    def __init__(self):
        self.asked = []

    def active(self, datetime):
        self.asked.append(datetime.isoformat())
        return datetime.hour == 3

    def run(self, context):
        return "cleaned %s" % context.getId()


class TestScript(CronTestCase):
    def setUp(self):
        super(TestScript, self).setUp()
        stand_ins.install()
        self.addCleanup(other_crons.forget_modules)
        provided = sys.modules["Products.CronUtility.interfaces"].ICron
        self.nightly, manager = Nightly(), getGlobalSiteManager()
        manager.registerUtility(self.nightly, provided, u"nightly")
        self.addCleanup(manager.unregisterUtility, self.nightly, provided, u"nightly")

    def test_when_it_is_due_by_the_clock_of_the_site(self):
        api.portal.set_registry_record("plone.portal_timezone", "Europe/Paris")
        self.set_time("2026-06-01T00:59:00Z")
        run, site = cronutility_script.run, self.portal
        self.assertIsNone(run(site, u"nightly", True))
        self.set_time("2026-06-01T01:00:00Z")
        self.assertEqual(run(site, u"nightly", True), "cleaned plone")
        asked = ["2026-06-01T02:59:00", "2026-06-01T03:00:00"]
        self.assertEqual(self.nightly.asked, asked)
        self.set_time("2026-06-01T10:00:00Z")
        self.assertEqual(run(site, u"nightly", False), "cleaned plone")
        self.assertEqual(self.nightly.asked, asked)

    def test_as_a_task(self):
        name = cronutility_script.NAME
        register(self, cronutility_script.run, name)
        task = api.content.create(
            self.portal,
            "CronScript",
            "task",
            script=name,
            periodicity=u"0 * * * *",
            timezone=u"UTC",
            activated=True,
        )
        task.settings = {"utility": u"nightly", "when_due": False}
        transaction.commit()
        self.run_due("11:00:00")
        self.assertEqual(self.statuses(task), [u"OK"], task.getLastResult().messages)

    def test_refused(self):
        with self.assertRaises(CronError):
            cronutility_script.run(self.portal, u"other", True)
        logout()
        with self.assertRaises(Unauthorized):
            cronutility_script.run(self.portal, u"nightly", True)
