"""Pausing and resuming: what is stored, what is refused, and what is said."""

from collective.cron import clock
from collective.cron.actions import pausing
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.tests.support.pauses import REASON
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility


class TestPausing(PauseTestCase):
    def ask(self, until=None, reason=REASON):
        """Pause as a button does; return the code and the words of the outcome."""
        until = until and clock.from_iso(until)
        return self.tell(pausing.pause(self.portal, reason, until, u"jane"))

    def ask_to_resume(self):
        return self.tell(pausing.resume(self.portal, u"joe"))

    def tell(self, outcome):
        return outcome.code, outcome.say(self.layer["request"])

    def test_a_pause_without_an_end_says_that_somebody_must_resume(self):
        code, words = self.ask()
        self.assertEqual(code, "done")
        self.assertIn("until somebody resumes them", words)
        found = pause.current(self.portal)
        self.assertEqual((found.reason, found.by, found.until), (REASON, u"jane", None))

    def test_the_end_is_said_in_the_zone_of_the_site(self):
        api.portal.set_registry_record("plone.portal_timezone", u"Europe/Paris")
        code, words = self.ask("2026-11-26T10:00:00Z")
        self.assertEqual(code, "done")
        self.assertIn("11:00", words)
        self.assertIn("CET", words)
        until = pause.current(self.portal).until
        self.assertEqual(clock.to_iso(until), "2026-11-26T10:00:00Z")

    def test_what_is_refused_says_what_is_accepted_and_pauses_nothing(self):
        for options, accepted in (
            ({"reason": u" \n"}, "1 to 200 characters"),
            ({"reason": None}, "1 to 200 characters"),
            ({"until": "2026-11-23T10:00:29Z"}, "a time to come, or none"),
            ({"until": self.START}, "a time to come, or none"),
        ):
            code, words = self.ask(**options)
            self.assertEqual(code, "refused", options)
            self.assertIn(accepted, words)
            self.assertIsNone(pause.current(self.portal), options)

    def test_a_pause_is_changed_by_another_one_and_kept_by_a_refused_one(self):
        self.ask()
        self.ask("2026-11-23T12:00:00Z", u"Another reason")
        found = pause.current(self.portal)
        self.assertEqual(found.reason, u"Another reason")
        self.assertEqual(self.ask("2026-11-23T09:00:00Z")[0], "refused")
        self.assertEqual(pause.current(self.portal), found)

    def test_resuming_ends_the_pause_once(self):
        self.ask()
        code, words = self.ask_to_resume()
        self.assertEqual(code, "done")
        self.assertIn("nothing is made up for", words)
        self.assertIsNone(pause.current(self.portal))
        expected = ("nothing-to-do", u"The tasks are not paused.")
        self.assertEqual(self.ask_to_resume(), expected)

    def test_a_pause_that_is_over_by_itself_cannot_be_resumed(self):
        self.ask("2026-11-23T12:00:00Z")
        self.set_time("12:00:00")
        self.assertEqual(self.ask_to_resume()[0], "nothing-to-do")

    def test_a_site_that_was_not_upgraded_is_told_so(self):
        registry = getUtility(IRegistry)
        for name in pause.IPauseRecords.names():
            del registry.records["%s.%s" % (site_settings.PREFIX, name)]
        code, words = self.ask()
        self.assertEqual(code, "refused")
        self.assertIn("must be upgraded", words)
        self.assertEqual(self.ask_to_resume()[0], "nothing-to-do")
