"""YAML: its plain part, bounded, with lines; what is hostile in it is refused."""

from collective.cron.plans.files import yaml_text
from collective.cron.plans.files.problems import PlanRefused

import unittest


class TestParse(unittest.TestCase):
    def test_values_and_lines(self):
        text = u"a: 1\nb:\n  - yes\n  - 2026-12-31\n  - null\nc:\n  d: '1'\n  e: 1.5"
        tree = yaml_text.parse(text)
        self.assertEqual(
            tree,
            {u"a": 1, u"b": [True, u"2026-12-31", None], u"c": {u"d": u"1", u"e": 1.5}},
        )
        self.assertEqual(tree.lines, {u"a": 1, u"b": 2, u"c": 6})
        self.assertEqual((tree[u"c"].line, tree[u"c"].lines[u"e"]), (7, 8))

    def refused(self, text):
        with self.assertRaises(PlanRefused) as caught:
            yaml_text.parse(text)
        (problem,) = caught.exception.problems
        return problem

    def test_by_line(self):
        for line, text in (
            (2, u"a: 1\na: 2"),
            (2, u"a: 1\nb: &x 2\nc: *x"),
            (2, u"a: 1\nb: * * * * *"),
            (2, u"a: 1\nb: @daily"),
            (2, u"a: 1\nb: !!python/object/apply:os.system [ls]"),
            (2, u"a: 1\nb: !x 1"),
            (2, u"a: 1\nb: {c: [}"),
            (2, u"a: 1\n--- \nb: 1"),
            (2, u"a: 1\nb: \x07"),
            (1, u"[1, 2]: 3"),
            (1, u"<<: 3\n<<: 4"),
        ):
            self.assertIn(self.refused(text).line, (line, line + 1), text)
        self.assertIn(u"quotes", self.refused(u"a: * * * * *").accepted)

    def test_bombs(self):
        laughs = u"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
        self.assertIn(u"anchors", self.refused(laughs).accepted)
        self.assertIn(u"levels", self.refused(u"[" * 100000).accepted)
        self.assertIn(u"levels", self.refused(u"{a: " * 20).accepted)
        wide = u"a: [%s]" % (u"1," * (yaml_text.MOST + 1))
        self.assertIn(u"values", self.refused(wide).accepted)

    def test_a_key_of_merging_is_a_key_like_others(self):
        self.assertEqual(yaml_text.parse(u"<<: {a: 1}"), {u"<<": {u"a": 1}})
