# -*- coding: utf-8 -*-
"""Stored reasons in the language of the reader."""

from collective.cron.queueing import manager
from collective.cron.queueing.besides import asked
from collective.cron.running import claim
from collective.cron.running import outcomes
from collective.cron.running import reconcile
from collective.cron.running import runs
from collective.cron.running.care import cut_off
from collective.cron.running.care import overlap
from collective.cron.running.left_behind import leftovers
from collective.cron.running.left_behind import process_state
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.words import reasons
from collective.cron.worksite import transactions
from collective.cron.worksite.publishing import publication

import inspect
import re
import unittest


PAUSED = u"all tasks were paused by jane until 2026-11-26T10:00:00Z: moving"
# What a piece may stand behind.
BEGINS = (u"", u"the run of 7 was still going", u"the worker 7 stopped during the run")
BEGINS += (u"cancelled by 7",)
# And before it.
ENDS = (u"", u", and another one was waiting")
COMMITTED = u"ValueError: x -- the task commits by itself: what it committed stays"


def constants(module):
    """Return the texts that a module puts into its reasons."""
    source = inspect.getsource(module)
    return [
        text
        for line in re.findall(r"(?m)^ +reason \+?= .*$", source)
        for text in re.findall(r'u"([^"]+)"', line)
    ]


class TestReasons(unittest.TestCase):
    def test_english_stays_what_it_is(self):
        known = (
            u"7 minutes late, 5 are allowed",
            u"the run of 2026-11-23T10:00:00Z was still going",
            PAUSED,
            u"all tasks were paused by jane: moving: soon",
            u"the worker web1:4711 stopped during the run; it is started again",
            u"cancelled by jane -- it stopped by itself: what it did stays",
            u"cancelled by jane" + outcomes.IN_CHUNKS % 20,
            publication.FAILED % ("PubSuccess", u"ValueError: x"),
            COMMITTED,
        )
        for text in known:
            self.assertIsNotNone(self.find(text), text)
            self.assertEqual(reasons.read(text), text)

    def test_what_an_exception_says_is_left_alone(self):
        for text in (u"ValueError: nothing", u"", u"${reason}", u"cancelled by "):
            self.assertIsNone(self.find(text))
            self.assertEqual(reasons.read(text), text)

    def test_all_that_is_stored_is_known(self):
        modules = (claim, cut_off, overlap, reconcile, outcomes, runs)
        found = [text for module in modules for text in constants(module)]
        self.assertGreater(len(found), 5)
        for text in found:
            text = re.sub("%[sd]", "7", text)
            whole = any(self.find(b + text + e) for b in BEGINS for e in ENDS)
            self.assertTrue(whole, text)
        for ending in (outcomes.COMMITTED, outcomes.IN_CHUNKS % 7):
            self.assertIsNotNone(self.find(u"x" + ending))

    def test_what_a_run_left_behind_is_known(self):
        names = [aspect.name for aspect in process_state.ASPECTS]
        things = u", ".join(names).replace(u"variables", u"variables (ONE TWO ...)")
        for text in (
            leftovers.LEFT % things,
            leftovers.LEFT_AMONG % (u"/site/other, ...", things),
            leftovers.CAME_OUT,
            leftovers.CAME_OUT_MANY % 7,
            transactions.LEFT,
            outcomes.UNDESCRIBED,
        ):
            self.assertIsNotNone(self.find(text), text)
            self.assertEqual(reasons.read(text), text)
        for thing in things.split(u", "):
            self.assertIsNotNone(reasons._find(thing, reasons.THINGS), thing)

    def test_refusals_are_known(self):
        source = inspect.getsource(manager) + inspect.getsource(asked)
        refused = re.findall(r'JobRefused\("([^"]+)"', source)
        self.assertEqual(len(refused), 6)
        for text in refused:
            self.assertIsNotNone(self.find(text), text)

    def find(self, text):
        for table in (reasons.ENDINGS, reasons.SENTENCES):
            found = reasons._find(text, table)
            if found is not None:
                return found


class TestOfAReader(CronTestCase):
    def test_translated_for_who_reads(self):
        use_language(self, "de")
        self.assertEqual(
            reasons.read(PAUSED),
            u"alle Aufgaben wurden von jane bis 2026-11-26T10:00:00Z pausiert: moving",
        )
        self.assertEqual(
            reasons.read(leftovers.LEFT % u"the locale, environment variables (A B)"),
            u"während des Laufs geändert und zurückgesetzt: die Locale, "
            u"Umgebungsvariablen (A B)",
        )
        self.assertEqual(reasons.read(COMMITTED)[:14], u"ValueError: x ")
        self.assertNotIn(u"commits", reasons.read(COMMITTED))
