"""Zones to choose from, and the one that new tasks have: never that of the visitor."""

from collective.cron.settings.zones import DefaultZonesVocabulary
from collective.cron.settings.zones import site_zone
from collective.cron.settings.zones import ZonesVocabulary
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.app.testing import TEST_USER_NAME
from plone.registry import field
from plone.registry import Record
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import pytz
import unittest


SITE_RECORD = "plone.portal_timezone"
OLD = u"Asia/Calcutta"  # goes on working, and is in no list of today


def store_site_zone(zone):
    """Let the site have a zone that its own form would refuse today."""
    record = Record(field.TextLine(required=False), zone)
    getUtility(IRegistry).records[SITE_RECORD] = record


def values_of(vocabulary):
    return [term.value for term in vocabulary]


class TestWithoutASite(unittest.TestCase):
    def test_the_zone_is_utc(self):
        self.assertEqual(site_zone(), u"UTC")
        self.assertIs(type(site_zone()), type(u""))

    def test_the_zones_in_use_today_are_there_in_order(self):
        found = values_of(ZonesVocabulary()(None))
        self.assertEqual(found, sorted(pytz.common_timezones))
        self.assertNotIn(OLD, found)

    def test_the_site_s_own_comes_first_where_a_default_is_chosen(self):
        found = values_of(DefaultZonesVocabulary()(None))
        self.assertEqual(found, [u"site"] + sorted(pytz.common_timezones))


class TestSiteZone(CronTestCase):
    def set_ours(self, zone):
        api.portal.set_registry_record("collective.cron.default_zone", zone)

    def test_default_zone_is_ours_then_the_site_s(self):
        api.portal.set_registry_record(SITE_RECORD, "Europe/Paris")
        self.assertEqual(site_zone(), u"Europe/Paris")
        self.set_ours(u"Asia/Tokyo")
        self.assertEqual(site_zone(), u"Asia/Tokyo")
        old = api.content.create(self.portal, "CronTestTask", "old")
        self.assertEqual(old.timezone, u"Asia/Tokyo")
        self.set_ours(u"site")
        self.assertEqual(site_zone(), u"Europe/Paris")
        self.assertEqual(old.timezone, u"Asia/Tokyo")

    def test_what_is_no_zone_is_passed_over(self):
        for nonsense in (u"", u"Mars/Base", u"../etc/passwd", None):
            store_site_zone(u"Europe/Paris")
            self.assertEqual(site_zone(), u"Europe/Paris")
            store_site_zone(nonsense)
            self.assertEqual(site_zone(), u"UTC")
            self.set_ours(u"Asia/Tokyo")
            self.assertEqual(site_zone(), u"Asia/Tokyo")
            self.set_ours(u"site")

    def test_the_zone_of_the_visitor_does_not_count(self):
        api.portal.set_registry_record(SITE_RECORD, "Europe/Paris")
        member = api.user.get(username=TEST_USER_NAME)
        member.setMemberProperties({"timezone": "America/New_York"})
        self.assertEqual(site_zone(), u"Europe/Paris")


class TestZones(CronTestCase):
    def zones_for(self, context):
        return values_of(ZonesVocabulary()(context))

    def test_a_task_keeps_a_zone_that_is_in_no_list_of_today(self):
        task = self.add_task(timezone=OLD)
        found = self.zones_for(task)
        self.assertIn(OLD, found)
        self.assertEqual(found, sorted(found))
        self.assertNotIn(OLD, self.zones_for(self.portal))
        self.assertNotIn(OLD, self.zones_for(self.add_task(name="other")))

    def test_the_site_s_own_is_there_even_if_it_is_an_old_one(self):
        store_site_zone(OLD)
        self.assertIn(OLD, self.zones_for(self.portal))

    def test_what_is_no_zone_is_not_offered(self):
        task = self.add_task()
        for nonsense in (u"Mars/Base", u"", None):
            task.timezone = nonsense
            self.assertEqual(self.zones_for(task), self.zones_for(None))
