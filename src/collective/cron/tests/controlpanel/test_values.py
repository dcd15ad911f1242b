# -*- coding: utf-8 -*-
"""The values of the settings: read, checked and stored, the pause by its own rules."""

from collective.cron import clock
from collective.cron.controlpanel import values
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.tests.support.pauses import REASON
from zope.i18n import translate
from zope.schema import getFields

import transaction
import unittest


UNTIL = "2026-11-26T10:00:00Z"
ADDRESSES = (
    "https://www.example.org",
    "http://localhost:8080/plone",
    "HTTPS://example.org/",
    "http://[::1]:8080",
    "http://[2001:db8::1]/site",
    "https://example.org/base%20path",
)
NO_ADDRESSES = (
    "www.example.org",
    "//www.example.org",
    "ftp://www.example.org",
    "javascript:alert(1)",
    "mailto:jane@example.org",
    "https://",
    "https:///plone",
    "http://:8080",
    "http://example.org:",
    "http://example.org:http",
    "http://example.org:65536",
    "http://[::1",
    "https://example.org?x=1",
    "https://example.org/#top",
    "https://jane:secret@example.org",
)


class TestExplain(unittest.TestCase):
    def explain(self, name):
        found = values.explain(ISettingsForm[name])
        return found and translate(found)

    def test_numbers_with_their_limits(self):
        self.assertEqual(
            self.explain("keep_days"),
            u"Keep results for so many days: "
            u"a whole number from 1 to 36500 is accepted.",
        )
        self.assertEqual(
            self.explain("reconcile_interval"),
            u"Look for what is overdue every so many seconds: a whole number from 10 "
            u"to 3600 is accepted.",
        )

    def test_addresses(self):
        said = self.explain("site_url")
        self.assertTrue(said.startswith(u"Public address of the site: "), said)
        self.assertIn(u"https://www.example.org", said)

    def test_what_explains_itself_is_left_alone(self):
        for name in ("overlap", "default_zone", "paused", "pause_reason"):
            self.assertIsNone(self.explain(name), name)


class TestRead(PauseTestCase):
    def test_a_new_site_has_what_can_be_saved(self):
        found = values.read(self.portal)
        for name, field in getFields(ISettingsForm).items():
            field.bind(self.portal).validate(found.pop(name))
        self.assertEqual(found, {})

    def test_the_pause_that_is(self):
        self.pause(UNTIL)
        found = values.read(self.portal)
        self.assertEqual((found["paused"], found["pause_reason"]), (True, REASON))
        self.assertEqual(clock.to_iso(found["pause_until"]), UNTIL)

    def test_a_pause_that_is_over_is_none(self):
        self.pause(UNTIL)
        self.set_time(UNTIL)
        found = values.read(self.portal)
        self.assertEqual([found[name] for name in values.PAUSE], [False, None, None])


class TestCheck(PauseTestCase):
    def check(self, **data):
        """Return the name of the field that is wrong, and what is said; or None."""
        found = values.check(self.portal, data)
        return found and (found[0], translate(found[1]))

    def test_addresses(self):
        for url in ADDRESSES + (None, ""):
            self.assertIsNone(self.check(site_url=url), url)
        for url in NO_ADDRESSES:
            name, said = self.check(site_url=url)
            self.assertEqual(name, "site_url", url)
            self.assertIn(u"such as https://www.example.org", said)
            self.assertIn(u"without what follows ? or #", said)

    def test_what_a_site_cannot_store_before_it_is_upgraded(self):
        records = site_settings.registry_of(self.portal).records
        for name in ("alert_most", "keep_changes", "pause_since"):
            del records["collective.cron." + name]
        for name, sent in (
            ("alert_most", {"alert_most": 5}),
            ("keep_changes", {"keep_changes": 2000}),
            ("paused", {"paused": True, "pause_reason": REASON}),
        ):
            expected = name, translate(site_settings.OUTDATED)
            self.assertEqual(self.check(**sent), expected)
        # What is as it was, or has its record, is stored.
        data = {"keep_days": 7, "alert_most": 30, "paused": False}
        self.assertIsNone(self.check(**data))
        values.write(self.portal, data, u"admin")
        self.assertEqual(site_settings.get("keep_days", self.portal), 7)

    def test_a_pause_needs_a_reason(self):
        for reason in (None, u"", u" \n ", u"x" * 201):
            name, said = self.check(paused=True, pause_reason=reason)
            self.assertEqual(name, "pause_reason")
            self.assertIn(u"1 to 200 characters", said)
        self.assertIsNone(self.check(paused=True, pause_reason=u"x" * 200))

    def test_a_reason_without_a_pause_is_a_mistake(self):
        name, said = self.check(pause_reason=REASON)
        self.assertEqual(name, "paused")
        self.assertIn(u"Tick this", said)

    def test_an_end_without_a_pause_is_a_mistake(self):
        for more in ({}, {"paused": False}, {"pause_reason": REASON}):
            name, said = self.check(pause_until=clock.from_iso(UNTIL), **more)
            self.assertEqual(name, "paused")
            self.assertIn(u"Tick this", said)
            self.assertIn(u"the reason and the end", said)

    def test_the_reason_and_the_end_of_a_pause_that_is_ended_are_none(self):
        self.pause(UNTIL)
        self.assertIsNone(self.check(paused=False))
        self.assertIsNone(self.check(paused=False, pause_reason=REASON))

    def test_an_end_that_is_past_is_refused(self):
        for until in ("2026-11-23T10:00:30Z", "2020-01-01T00:00:00Z"):
            until = clock.from_iso(until)
            name, said = self.check(
                paused=True, pause_reason=REASON, pause_until=until
            )
            self.assertEqual(name, "pause_until")
            self.assertIn(u"in the past", said)

    def test_a_pause_that_is_may_be_sent_in_parts(self):
        self.pause(UNTIL)
        self.assertIsNone(self.check(pause_until=None))
        self.assertIsNone(self.check(pause_reason=u"Another"))
        self.assertEqual(self.check(pause_reason=u"")[0], "pause_reason")
        self.assertEqual(self.check(pause_until=clock.now())[0], "pause_until")


class TestWrite(PauseTestCase):
    def write(self, by=u"joe", **data):
        values.write(self.portal, data, by)
        transaction.commit()

    def last_commit(self):
        return self.portal._p_jar.db().lastTransaction()

    def test_only_what_is_given_is_stored(self):
        self.write(keep_days=5, overlap=u"wait")
        found = [site_settings.get(n) for n in ("keep_days", "overlap", "late_limit")]
        self.assertEqual(found, [5, u"wait", 60])
        self.assertIsNone(pause.current(self.portal))

    def test_what_stays_the_same_is_not_written(self):
        self.pause(UNTIL)
        before = self.last_commit()
        self.write(**values.read(self.portal))
        self.assertEqual(self.last_commit(), before)

    def test_who_changes_other_settings_has_not_paused(self):
        self.pause(UNTIL)
        self.write(keep_days=5, paused=True, pause_reason=REASON)
        found = pause.current(self.portal)
        self.assertEqual((found.by, clock.to_iso(found.until)), (u"jane", UNTIL))

    def test_who_changes_the_pause_is_noted_and_it_stays_the_same_pause(self):
        self.pause(UNTIL)
        self.set_time("11:00:00")
        self.write(pause_reason=u"Another", pause_until=None)
        found = pause.current(self.portal)
        self.assertEqual((found.reason, found.by), (u"Another", u"joe"))
        self.assertEqual((found.until, clock.to_iso(found.since)), (None, self.START))

    def test_it_pauses_and_resumes(self):
        self.write(paused=True, pause_reason=REASON)
        self.assertEqual(pause.current(self.portal).by, u"joe")
        self.write(paused=False, pause_reason=REASON)
        self.assertIsNone(pause.current(self.portal))
