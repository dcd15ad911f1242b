"""The colours of our pages: named in one place, and legible in both themes."""

from itertools import chain

import collective.cron
import glob
import io
import os
import re
import unittest


BROWSER = os.path.join(os.path.dirname(collective.cron.__file__), "browser")
COLOUR = re.compile(r"#[0-9a-f]{3,6}\b(?=[; }])")
LEAST = 4.5  # of text, as WCAG has it
ON_ITS_OWN = ("good", "busy", "warn", "bad")
ON_PAGES = ("ink", "muted", "link") + ON_ITS_OWN


def read(path):
    with io.open(path, encoding="utf-8") as source:
        return source.read()


def luminance(colour):
    digits = colour.lstrip(u"#")
    digits = u"".join(2 * one for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[start : start + 2], 16) / 255.0 for start in (0, 2, 4)]
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class TestColours(unittest.TestCase):
    def setUp(self):
        found = glob.glob(os.path.join(BROWSER, "*", "*.css"))
        self.sheets = dict((os.path.basename(path), read(path)) for path in found)
        blocks = re.findall(r"\{\n((?:  --cron.*\n)+)\}", self.sheets["cron.css"])
        pair = re.compile(r"--cron-([a-z-]+): ([^;]+);")
        self.themes = [dict(pair.findall(block)) for block in blocks]

    def test_both_themes_have_all_that_is_used(self):
        light, dark = self.themes
        self.assertEqual(set(light), set(dark))
        used = [re.findall(r"var\(--cron-([a-z-]+)\)", s) for s in self.sheets.values()]
        self.assertEqual(set(chain(*used)), set(light))

    def test_no_text_has_a_colour_of_its_own(self):
        for name, sheet in sorted(self.sheets.items()):
            rules = re.sub(r"\{\n(?:  --cron.*\n)+\}", "", sheet)
            found = [line for line in rules.split("\n") if COLOUR.search(line)]
            expected = [".cron-band { fill: #7fb2d1; }"] * len(found)
            self.assertEqual(found, expected, name)

    def test_text_is_legible(self):
        for theme in self.themes:
            grounds = ("page", "surface")
            pairs = [(name, under) for name in ON_PAGES for under in grounds]
            pairs += [(name, name + "-bg") for name in ON_ITS_OWN] + [("ink", "rest")]
            for over, under in pairs:
                found = contrast(theme[over], theme[under])
                self.assertGreaterEqual(found, LEAST, (over, under))
