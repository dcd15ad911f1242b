"""Expressions of TALES, as cron4plone evaluates them."""

from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.lines.expressions import names_of

import unittest


class TestExpressions(unittest.TestCase):
    def test_paths_and_calls(self):
        for text, names in (
            (u"portal/@@run_me", u"@@run_me"),
            (u"here/news/tidy_up", u"news/tidy_up"),
            (u"path:context/@@a", u"@@a"),
            (u"python: portal.my_tool.runThis()", u"my_tool/runThis"),
            (u"python:portal['news'].tidy()", u"news/tidy"),
            (u"python:portal.restrictedTraverse('a/@@b')()", u"a/@@b"),
            (u"python:here.unrestrictedTraverse('@@b').run()", u"@@b/run"),
        ):
            self.assertEqual(u"/".join(names_of(text)), names, text)

    def test_what_cannot_be_said_as_a_path(self):
        for text in (
            u"string:x",
            u"nocall:portal/a",
            u"portal/a | nothing",
            u"portal/?name",
            u"request/a",
            u"exists:portal/a",
            u"python: portal.a",
            u"python: portal.a(1)",
            u"python: portal.a(b=1)",
            u"python: portal.a(*b)",
            u"python: portal.a(**b)",
            u"python: portal.a().b()",
            u"python: portal[name]()",
            u"python: portal.restrictedTraverse(name)()",
            u"python: portal.restrictedTraverse('/Other/a')()",
            u"python: modules['os'].system()",
            u"python: [a() for a in portal.b()]",
            u"python: import os",
            u"python: (",
            u"",
        ):
            with self.assertRaises(NotTaken):
                names_of(text)
