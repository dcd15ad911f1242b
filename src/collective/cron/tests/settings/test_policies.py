"""Policies: what is stored is a word, and only those that the workers know."""

from collective.cron.settings import policies
from collective.cron.settings.backend_schema import IBackend
from collective.cron.settings.policies import HIGH
from collective.cron.settings.policies import LOW
from collective.cron.settings.policies import NORMAL
from collective.cron.settings.site_settings import ICronSettings
from collective.cron.tests.support.base import CronTestCase
from plone import api
from zope.component import getUtility
from zope.i18nmessageid import Message
from zope.schema.interfaces import ConstraintNotSatisfied
from zope.schema.interfaces import IVocabularyFactory

import unittest


WORDS = {
    "overlap": [u"skip", u"wait", u"stop", u"allow"],
    "late_policy": [u"run", u"skip"],
    "priority": [HIGH, NORMAL, LOW],
}
OF_SITES = ("overlap", "late_policy")  # those with a default of the site


class TestOverlap(unittest.TestCase):
    def test_by_policy_and_how_many_go_on(self):
        for overlap, going, decision in (
            (u"skip", 0, policies.START),
            (u"skip", 1, policies.SKIP),
            (u"wait", 0, policies.START),
            (u"wait", 1, policies.WAIT),
            (u"wait", 10, policies.WAIT),
            (u"stop", 0, policies.START),
            (u"stop", 1, policies.WAIT),
            (u"allow", 9, policies.START),
            (u"allow", 10, policies.SKIP),
            (None, 1, policies.SKIP),
        ):
            found = policies.decide_overlap(overlap, [{}] * going)
            self.assertEqual(found, decision, (overlap, going))


class TestPolicies(unittest.TestCase):
    def test_the_words_are_those_that_databases_hold(self):
        for name, words in WORDS.items():
            terms = list(IBackend[name].vocabulary)
            self.assertEqual([term.value for term in terms], words)
            # The same in forms, so that addresses and requests can be written by hand.
            self.assertEqual([term.token for term in terms], words)

    def test_each_has_a_title_that_is_translated(self):
        for vocabulary in (policies.OVERLAP, policies.LATE_POLICY, policies.PRIORITY):
            for term in vocabulary:
                self.assertIsInstance(term.title, Message)
                self.assertEqual(term.title.domain, "collective.cron")

    def test_another_word_is_refused(self):
        for name, words in WORDS.items():
            for word in words:
                IBackend[name].validate(word)
            for word in (u"", u"Skip", u"never"):
                with self.assertRaises(ConstraintNotSatisfied):
                    IBackend[name].validate(word)

    def test_the_default_of_a_site_is_one_of_them(self):
        for name in OF_SITES:
            self.assertIn(ICronSettings[name].default, WORDS[name])


class TestInSite(CronTestCase):
    def test_by_name_the_registry_has_the_same(self):
        for name, vocabulary in (
            ("collective.cron.Overlap", policies.OVERLAP),
            ("collective.cron.LatePolicy", policies.LATE_POLICY),
        ):
            factory = getUtility(IVocabularyFactory, name)
            self.assertIs(factory(self.portal), vocabulary)

    def test_the_registry_holds_no_other_word(self):
        for name in OF_SITES:
            record = "collective.cron." + name
            for word in WORDS[name]:
                api.portal.set_registry_record(record, word)
                self.assertEqual(api.portal.get_registry_record(record), word)
            with self.assertRaises(ConstraintNotSatisfied):
                api.portal.set_registry_record(record, u"never")
