# coding: utf-8
"""Cells of tables: plain values, whatever was given."""

from Acquisition import Implicit
from collective.cron import clock
from collective.cron.text import cells
from datetime import date
from datetime import datetime
from DateTime import DateTime

import json
import unittest


class Content(object):
    def getPhysicalPath(self):
        return ("", "Plone", "news")

    def Title(self):
        return u"News \xe4".encode("utf-8")


class Brain(object):
    Title = u"News"

    def getRID(self):
        return 7

    def getPath(self):
        return "/Plone/news"


class BrainOfCatalog(Implicit, Brain):
    """As a catalog gives it: what it has not, it finds at the catalog."""


class Catalog(Implicit):
    def getPhysicalPath(self):
        return ("", "Plone", "portal_catalog")


class HalfGone(Content):
    def getPhysicalPath(self):
        raise AttributeError("no parent")

    def __str__(self):
        return "what is left"


class TestCells(unittest.TestCase):
    def test_plain_values_stay(self):
        for value in (None, True, False, 0, -7, 1.5, u"a \xe4"):
            self.assertIs(type(cells.as_cell(value)), type(value))
            self.assertEqual(cells.as_cell(value), value)

    def test_numbers_that_json_has_not_become_text(self):
        for value in (float("nan"), float("inf"), 10**400):
            found = cells.as_cell(value)
            self.assertEqual(json.loads(json.dumps(found)), found)
            self.assertLessEqual(len(found), cells.LONGEST)

    def test_dates(self):
        instant = clock.from_iso("2026-11-28T12:00:00Z")
        self.assertEqual(cells.as_cell(instant), u"2026-11-28T12:00:00Z")
        self.assertEqual(cells.as_cell(datetime(2026, 1, 2, 3)), u"2026-01-02T03:00:00")
        self.assertEqual(cells.as_cell(date(2026, 1, 2)), u"2026-01-02")
        zopes = DateTime("2026/11/28 13:00:03.6 GMT+1")
        self.assertEqual(cells.as_cell(zopes), u"2026-11-28T12:00:03Z")

    def test_what_has_a_place_is_a_link(self):
        self.assertEqual(cells.as_cell(Content()), [u"/Plone/news", u"News \xe4"])
        self.assertEqual(cells.as_cell(Brain()), [u"/Plone/news", u"News"])
        brain = BrainOfCatalog().__of__(Catalog())
        self.assertEqual(cells.as_cell(brain), [u"/Plone/news", u"News"])
        self.assertEqual(cells.as_cell(HalfGone()), u"what is left")

    def test_text_is_bounded_and_without_secrets(self):
        self.assertEqual(cells.as_cell(b"password=hunter2"), u"password=[hidden]")
        self.assertEqual(len(cells.as_cell(u"x" * 10**6)), cells.LONGEST)

    def test_size(self):
        found = [cells.size(cell) for cell in (None, 7, u"four", [u"/a", u"A"])]
        self.assertEqual(found, [8, 8, 4, 3])
