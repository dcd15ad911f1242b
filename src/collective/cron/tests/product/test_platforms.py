"""The platforms that are offered are those that make builds: one list says which."""

from collective.cron.tests.support import platform_table

import collective.cron
import os
import re
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
ROOT = os.path.abspath(os.path.join(HERE, *[os.pardir] * 3))
FILE = os.path.join(ROOT, "pins", "platforms.txt")


@unittest.skipUnless(os.path.exists(FILE), "no checkout")
class TestPlatforms(unittest.TestCase):
    def setUp(self):
        self.platforms = platform_table.platforms(ROOT)
        self.setup = platform_table.read(ROOT, "setup.py")

    def classified(self, framework):
        return set(re.findall(r'"%s :: ([\d.]+)"' % framework, self.setup))

    def pythons(self):
        return set(python for one in self.platforms for python in one.pythons)

    def test_the_readme_has_the_table(self):
        readme = platform_table.read(ROOT, "README.rst")
        self.assertIn(platform_table.describe(ROOT), readme, "run make docs")

    def test_classifiers(self):
        plones = set(one.plone for one in self.platforms)
        self.assertEqual(self.classified("Framework :: Plone"), plones)
        found = self.classified("Programming Language :: Python")
        self.assertEqual(found, self.pythons())

    def test_pip_refuses_a_python_in_between(self):
        wanted = re.search(r"python_requires=\(([^)]+)\)", self.setup).group(1)
        refused = set(re.findall(r"!=(3\.\d+)\.\*", wanted))
        between = set(u"3.%d" % number for number in range(14)) - self.pythons()
        self.assertEqual(refused, between)
        self.assertIn(">=2.7", wanted)

    def test_each_has_pins_of_its_plone(self):
        for one in self.platforms:
            version = one.version("Products.CMFPlone")
            self.assertTrue(version.startswith(one.plone + "."), (one.plone, version))

    def test_every_folder_of_pins_is_one_of_a_platform(self):
        known = set(os.path.basename(one.pins) for one in self.platforms)
        inside = os.listdir(os.path.join(ROOT, "pins"))
        folders = [n for n in inside if os.path.isdir(os.path.join(ROOT, "pins", n))]
        self.assertEqual(set(folders), known)

    def test_the_image_is_made_of_pins_that_are_there(self):
        text = platform_table.read(ROOT, "deploy", "Containerfile")
        named = set(re.findall(r"pins/[\w./-]+", text))
        self.assertGreater(len(named), 2)
        missing = [n for n in named if not os.path.exists(os.path.join(ROOT, n))]
        self.assertEqual(missing, [])

    def test_every_line_is_a_pin(self):
        pin = re.compile(r"^([\w.-]+==[\w.]+(; python_(full_)?version .+)?|#.*)$")
        for one in self.platforms:
            for name in sorted(os.listdir(one.pins)):
                for line in platform_table.read(one.pins, name).splitlines():
                    self.assertTrue(pin.match(line), (one.pins, name, line))
