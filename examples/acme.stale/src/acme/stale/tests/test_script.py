"""The script as a task that runs it."""

from collective.cron import testing
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import transaction
import unittest


class TestScript(unittest.TestCase):
    layer = testing.CRON_FUNCTIONAL

    def setUp(self):
        self.portal = self.layer["portal"]
        testing.inline_queue()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        with testing.stopped_clock("2026-01-31T12:00:00Z"):
            api.content.create(self.portal, "Document", "old", u"Old")
        with testing.stopped_clock("2026-11-01T12:00:00Z"):
            api.content.create(self.portal, "Document", "new", u"New")
            self.task = self.add_task()

    def add_task(self):
        task = api.content.create(
            self.portal,
            "CronScript",
            "stale",
            script=u"acme.stale",
            settings={"days": 90, "warn_above": 0},
            periodicity=u"0 6 * * mon",
            timezone=u"UTC",
            activated=True,
        )
        transaction.commit()
        return task

    def test_what_is_old_is_listed(self):
        with testing.stopped_clock("2026-11-01T12:00:00Z"):
            run = testing.run_now(self.task)
        ((page, _changed),) = run.tables[0].rows()
        self.assertEqual(page[1], u"Old")
        self.assertIn(b"/old;2026-01-31", run.files[0].data)
        self.assertEqual(run.warnings, (u"1 are older than 90 days.",))

    def test_time_goes_on_and_more_is_old(self):
        with testing.stopped_clock("2026-11-01T12:00:00Z"):
            runs = testing.run_until("2027-02-01T12:00:00Z")
        self.assertEqual(len(runs), 14)
        self.assertEqual(len(runs[0].tables[0].rows()), 1)
        self.assertEqual(len(runs[-1].tables[0].rows()), 2)
