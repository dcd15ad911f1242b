# coding: utf-8
"""What an address says: the rest of it is in the tests of the filters."""

from collective.cron.browser.shared.typed import given

import unittest


class Example(given.Given):
    names = ("a", "b")
    page = "@@example"


class TestGiven(unittest.TestCase):
    def test_known_names_and_links(self):
        found = Example({"a": u" \xf6 ", "c": "x", "b": ["y"]})
        self.assertEqual(found.values, {"a": u"\xf6"})
        self.assertEqual(found.link("http://x"), "http://x/@@example?a=%C3%B6")
        self.assertEqual(found.link("", a=None, b=u"1"), "/@@example?b=1")

    def test_read_with_a_reader(self):
        found = Example({"a": "7", "b": "x"})
        self.assertEqual((found.read("a", int), found.read("b", int)), (7, None))
        self.assertEqual(found.values, {"a": u"7"})

    def test_choices(self):
        one, two = given.choices(["a", "b"], {"a": u"A"}, "b")
        self.assertEqual(one, {"value": "a", "title": u"A", "on": False})
        self.assertEqual(two, {"value": "b", "title": "b", "on": True})
