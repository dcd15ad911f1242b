"""A site of before there were settings: it gets them, and its tasks keep their own."""

from Acquisition import aq_base
from collective.cron.queueing import lookup
from collective.cron.settings import site_settings
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.other_settings import OTHERS
from collective.cron.tests.support.other_settings import POLICIES
from collective.cron.upgrades import v1001
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility
from zope.schema import getFieldNames

import mock


CONFIGLET = "collective-cron-settings"


class TestAddSettings(CronTestCase):
    def setUp(self):
        super(TestAddSettings, self).setUp()
        self.records = getUtility(IRegistry).records
        self.panel = api.portal.get_tool("portal_controlpanel")

    def add_old(self, name="task"):
        """Add a task that has no policies of its own, as before."""
        task = self.add_task(name=name)
        for policy in POLICIES:
            delattr(task, policy)
        return task

    def drop_records(self):
        for name in getFieldNames(ICronSettings):
            del self.records["collective.cron." + name]

    def set_records(self, values):
        for name, value in values.items():
            api.portal.set_registry_record("collective.cron." + name, value)

    def upgrade(self):
        v1001.add_settings(self.portal.portal_setup)

    def check_settled(self, task):
        for name in POLICIES:
            self.assertEqual(getattr(task, name), ICronSettings[name].default, name)
            self.assertIn(name, aq_base(task).__dict__)

    def test_tasks_of_before_keep_what_they_have(self):
        task = self.add_old()
        self.drop_records()
        self.upgrade()
        self.set_records(OTHERS)
        self.check_settled(task)

    def test_however_many_tasks_there_are(self):
        tasks = [self.add_old("task%d" % number) for number in range(5)]
        self.drop_records()
        with mock.patch.object(lookup, "BATCH", 2):
            self.upgrade()
        self.set_records(OTHERS)
        for task in tasks:
            self.check_settled(task)

    def test_what_was_set_stays(self):
        self.set_records({"site_url": "https://www.example.org", "keep_days": 3})
        self.upgrade()
        self.assertEqual(site_settings.get("site_url"), "https://www.example.org")
        self.assertEqual(site_settings.get("keep_days"), 3)

    def test_what_somebody_chose_for_a_task_stays(self):
        task = self.add_task(overlap=u"allow", keep_days=5)
        self.drop_records()
        self.upgrade()
        self.assertEqual((task.overlap, task.keep_days), (u"allow", 5))

    def test_records_and_control_panel_are_there_afterwards(self):
        self.drop_records()
        self.panel.unregisterConfiglet(CONFIGLET)
        self.upgrade()
        for name, field in ICronSettings.namesAndDescriptions():
            record = self.records["collective.cron." + name]
            self.assertEqual(record.value, field.default, name)
        ids = [action.id for action in self.panel.listActions()]
        self.assertEqual(ids.count(CONFIGLET), 1)

    def test_the_schedule_stays_as_it_is(self):
        task = self.add_old()
        before, held = self.state_of(task).generation, dict(self.queue.held)
        self.upgrade()
        self.assertEqual(self.state_of(task).generation, before)
        self.assertEqual(self.queue.held, held)
