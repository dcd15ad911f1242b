"""Columns are as wide as what stands in them; instants are in a zone."""

from collective.cron.commandline import shown

import unittest


class TestShown(unittest.TestCase):
    def test_table(self):
        lines = shown.table((u"A", u"B"), [(u"\xe4\xe4\xe4", None), (1, u"x y")])
        self.assertEqual(lines, [u"A    B", u"\xe4\xe4\xe4  -", u"1    x y"])

    def test_pairs(self):
        lines = shown.pairs([(u"A", 1), (u"None", None), (u"Long", u"x")])
        self.assertEqual(lines, [u"A     1", u"Long  x"])
        self.assertEqual(shown.pairs([]), [])

    def test_moment(self):
        self.assertEqual(shown.moment(None, "UTC"), u"-")
        told = shown.moment("2026-11-23T10:05:00Z", "Europe/Paris")
        self.assertEqual(told, "2026-11-23 11:05:00 CET")

    def test_path(self):
        task = {"@id": "http://x/plone/news/a", "place": u"/news"}
        self.assertEqual(shown.path_of(task), u"/news/a")
        task = {"@id": u"http://x/plone/a%20%C3%A4", "place": u"/"}
        self.assertEqual(shown.path_of(task), u"/a \xe4")
        task = {"@id": "http://x/plone/a", "place": u"/"}
        self.assertEqual(shown.path_of(task), u"/a")
