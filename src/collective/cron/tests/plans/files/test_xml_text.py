"""XML: elements and attributes are keys; nothing else of XML is followed."""

from collective.cron.plans.files import xml_text
from collective.cron.plans.files.problems import PlanRefused

import unittest


class TestParse(unittest.TestCase):
    def test_texts_lists_and_mappings(self):
        tree = xml_text.parse(
            u"<cron plan='a'>\n<task name='t'><!-- x -->\n<settings>\n"
            u"<days>3</days>\n<none/>\n"
            u"<words><element>a</element><element/></words>\n"
            u"<named><element key='k'>v</element></named>"
            u"</settings></task></cron>"
        )
        (task,) = tree[u"tasks"]
        self.assertEqual((tree[u"plan"], task[u"name"], task.line), (u"a", u"t", 2))
        self.assertEqual(
            task[u"settings"],
            {
                u"days": u"3",
                u"none": u"",
                u"words": [u"a", u""],
                u"named": {u"k": u"v"},
            },
        )
        self.assertEqual(task[u"settings"].lines[u"none"], 5)

    def refused(self, text):
        with self.assertRaises(PlanRefused) as caught:
            xml_text.parse(text)
        (problem,) = caught.exception.problems
        return problem

    def test_by_line(self):
        for line, text in (
            (2, u"<cron>\n<task>"),
            (2, u"<cron>\n<a/></cron>"),
            (1, u"<other/>"),
            (2, u"<cron><task name='a'>\n<name>b</name></task></cron>"),
            (1, u"<!DOCTYPE cron><cron/>"),
            (2, u"<?xml version='1.0'\n?><oh"),
        ):
            self.assertEqual(self.refused(text).line, line, text)

    def test_entities_bring_nothing_in(self):
        for entity in (u"SYSTEM 'file:///etc/passwd'", u"'aaaa'"):
            text = u"<!DOCTYPE cron [<!ENTITY x %s>]><cron plan='a'/>" % entity
            self.assertIn(u"document type", self.refused(text).accepted)
        self.refused(u"<a>" * 10000)
        # Also behind what looks like the root, and in an attribute.
        bomb = u"<!ENTITY a0 'aaaaaaaaaa'>" + u"".join(
            u"<!ENTITY a%d '%s'>" % (n + 1, (u"&a%d;" % n) * 10) for n in range(9)
        )
        for head in (u"", u"<!-- <cron> -->"):
            self.refused(head + u"<!DOCTYPE cron [%s]><cron plan='&a9;'/>" % bomb)
