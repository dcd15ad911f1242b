# -*- coding: utf-8 -*-
"""Plans: equal ones have equal jobs, and one that cannot be read has none."""

from collective.cron import clock
from collective.cron.queueing.plan import Plan
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import identity
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import TEST_USER_ID

import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")
PLAN = Plan(True, "*/5 * * * *", "UTC", "jane", "site")


class Settings(object):
    """What a plan reads of a Backend."""

    activated = True
    periodicity = u"*/5 * * * *"
    timezone = u"Europe/Paris"
    run_as = u"jane"
    priority = u"normal"

    def __init__(self, **values):
        vars(self).update(values)


class TestNext(unittest.TestCase):
    def at(self, text):
        return clock.from_iso("2026-11-23T%sZ" % text)

    def test_next_is_strictly_later(self):
        self.assertEqual(PLAN.next_after(NOW), self.at("10:05:00"))
        self.assertEqual(PLAN.next_after(self.at("10:04:59")), self.at("10:05:00"))
        self.assertEqual(PLAN.next_after(self.at("10:05:00")), self.at("10:10:00"))

    def test_next_is_that_of_the_zone(self):
        plan = PLAN._replace(periodicity="0 12 * * *", timezone="Europe/Paris")
        self.assertEqual(plan.next_after(NOW), self.at("11:00:00"))

    def test_nothing_comes_of_what_is_inactive_or_cannot_be_read(self):
        for values in (
            {"active": False},
            {"periodicity": ""},
            {"periodicity": "rubbish"},
            {"periodicity": "0 0 30 2 *"},
            {"timezone": ""},
            {"timezone": "Mars/Base"},
        ):
            self.assertIsNone(PLAN._replace(**values).next_after(NOW), values)

    def test_missed_ones_are_counted_without_the_first_and_with_the_last(self):
        for start, end, count in (
            ("10:00:00", "10:04:59", 0),
            ("10:00:00", "10:05:00", 1),
            ("10:05:00", "10:05:00", 0),
            ("10:04:59", "10:15:00", 3),
            ("10:15:00", "10:00:00", 0),  # the clock was set back
        ):
            found = PLAN.count_missed(self.at(start), self.at(end))
            self.assertEqual(found, count, (start, end))

    def test_counting_ends_at_its_limit(self):
        end = clock.from_iso("2027-11-23T10:00:00Z")
        self.assertEqual(PLAN.count_missed(NOW, end, limit=7), 7)
        self.assertEqual(PLAN.count_missed(NOW, end), 1000)

    def test_what_cannot_be_read_missed_nothing(self):
        for values in ({"periodicity": "rubbish"}, {"timezone": "Mars/Base"}):
            plan = PLAN._replace(**values)
            self.assertEqual(plan.count_missed(NOW, self.at("12:00:00")), 0)


class TestOf(unittest.TestCase):
    """Without a site: whoever looks for a user fails."""

    def test_settings_become_native_text(self):
        plan = Plan.of(Settings(run_as=None), None, None)
        self.assertEqual(plan.noted(), (True, "*/5 * * * *", "Europe/Paris", "", ""))
        kinds = [bool] + [str] * 4 + [tuple, str]
        self.assertEqual([type(part) for part in plan], kinds)

    def test_what_is_noted_is_as_short_as_former_versions_have_it(self):
        limits = ("2026-11-24", "", (), 5)
        for values, size in (
            ({}, 5),
            ({"limits": limits}, 6),
            ({"priority": "high"}, 7),
            ({"priority": "low", "limits": limits}, 7),
        ):
            plan = PLAN._replace(**values)
            self.assertEqual(len(plan.noted()), size)
            self.assertEqual(Plan(*plan.noted()), plan)
            self.assertTrue(plan.is_noted_as(plan.noted()))

    def test_another_priority_is_another_plan(self):
        plan = Plan.of(Settings(timezone=u"UTC", priority=u"low"), None, tuple(PLAN))
        self.assertEqual(plan, PLAN._replace(priority="low"))
        self.assertFalse(plan.is_noted_as(PLAN.noted()))

    def test_what_is_missing_is_empty(self):
        nothing = Settings(activated=None, periodicity=None, timezone=None, run_as=None)
        self.assertEqual(Plan.of(nothing, None, None).noted(), (False, "", "", "", ""))

    def test_what_is_not_ascii_is_no_error_and_never_comes(self):
        plan = Plan.of(Settings(periodicity=u"5 \u0665 * * *", run_as=None), None, None)
        self.assertIs(type(plan.periodicity), str)
        self.assertIsNone(plan.next_after(NOW))

    def test_a_user_that_was_found_is_not_looked_for_again(self):
        plan = Plan.of(Settings(timezone=u"UTC"), None, tuple(PLAN))
        self.assertEqual(plan, PLAN)


class TestUser(CronTestCase):
    def where(self, user, former=None):
        return Plan.of(Settings(run_as=user), self.portal, former).where

    def test_another_user_is_looked_for(self):
        self.assertEqual(self.where(u"%s" % TEST_USER_ID), identity.SITE)
        self.assertEqual(self.where(u"%s" % SITE_OWNER_NAME), identity.ROOT)
        former = tuple(PLAN._replace(where="root"))
        self.assertEqual(self.where(u"%s" % TEST_USER_ID, former), identity.SITE)

    def test_a_user_that_was_not_found_is_looked_for_again(self):
        self.assertEqual(self.where(u"nobody"), "")
        former = tuple(PLAN._replace(user=TEST_USER_ID, where=""))
        self.assertEqual(self.where(u"%s" % TEST_USER_ID, former), identity.SITE)
