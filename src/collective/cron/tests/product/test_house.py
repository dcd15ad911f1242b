"""The house: imports go down only, and a newcomer finds what is looked for."""

from collective.cron.tests.support import house
from lxml import etree

import collective.cron
import io
import os
import shutil
import tempfile
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
LONGEST_SAYING = 88  # characters of the sentence that says what lives in a room
# Of ours, what any ZCML may name: permissions, interfaces, the one place for versions.
NAMED_EVERYWHERE = (
    "collective.cron.interfaces.",
    "collective.cron.bbb.",
    "collective.cron.browser.interfaces.",
)
# What the root may do besides including: it is a table of contents.
ROOT = ("configure", "include", "registerTranslations")
# Attributes whose words are no dotted names of Python.
NO_NAMES = ("permission", "name", "title", "id", "i18n_domain", "profile", "template")


class TestHouse(unittest.TestCase):
    def setUp(self):
        self.house = house.House(HERE)

    def test_every_room_and_every_module_at_the_top_has_its_place(self):
        self.assertEqual(self.house.without_place(), [])

    def test_imports_go_down_only(self):
        self.assertEqual(self.house.against_the_order(), [])

    def test_modules_do_not_import_each_other_in_a_circle(self):
        self.assertEqual(self.house.circles(), [])

    def test_each_room_says_in_one_sentence_what_lives_there(self):
        for room, saying in sorted(self.house.sayings.items()):
            first = (saying or u"").split(u"\n")[0]
            self.assertTrue(first.endswith(u"."), room)
            self.assertLess(len(first), LONGEST_SAYING, room)

    def test_no_room_is_crowded(self):
        rooms = [module.room for module in self.house.modules]
        for room in set(rooms):
            most = house.MOST_MODULES if room else house.MOST_AT_THE_TOP
            self.assertLessEqual(rooms.count(room), most, room)

    def test_nothing_but_an_engine_names_the_library_of_one(self):
        for module in self.house.modules:
            if module.name.startswith("engines."):
                continue
            with io.open(module.path, encoding="utf-8") as source:
                text = source.read()
            for library in ("import zc", "huey", "plone.app.async"):
                self.assertNotIn(library, text, module.name)

    def test_zcml_stands_in_the_room_that_it_wires(self):
        for path, element in elements(HERE):
            room = os.path.relpath(os.path.dirname(path), HERE).replace(os.sep, ".")
            own = "collective.cron." if room == "." else "collective.cron.%s." % room
            for name in names_in(element):
                name = own + name[1:] if name.startswith(".") else name
                known = name.startswith(own) or name.startswith(NAMED_EVERYWHERE)
                self.assertTrue(known, "%s names %s" % (path, name))

    def test_the_root_is_a_table_of_contents(self):
        root = os.path.join(HERE, "configure.zcml")
        found = [element for path, element in elements(HERE) if path == root]
        tags = set(etree.QName(element).localname for element in found)
        self.assertEqual(tags - set(ROOT), set())


class TestTurnedRound(unittest.TestCase):
    """The tests above fail when an arrow is turned round: shown on a copy."""

    def setUp(self):
        self.folder = os.path.join(tempfile.mkdtemp(), "cron")
        self.addCleanup(shutil.rmtree, os.path.dirname(self.folder))
        ignored = shutil.ignore_patterns("tests", "locales", "*.pyc")
        shutil.copytree(HERE, self.folder, ignore=ignored)

    def add(self, path, line):
        with io.open(os.path.join(self.folder, *path.split("/")), "a") as source:
            source.write(u"\n%s\n" % line)

    @property
    def house(self):
        return house.House(self.folder)

    def test_between_rooms(self):
        self.assertEqual(self.house.against_the_order(), [])
        self.add("memory/state.py", u"from collective.cron.overview import status")
        self.assertIn(
            "memory.state imports overview.status", self.house.against_the_order()
        )

    def test_inside_a_function_too(self):
        self.add("clock.py", u"def f():\n    from collective.cron import jobrunner")
        self.assertIn("clock imports jobrunner", self.house.against_the_order())

    def test_between_rooms_of_a_room(self):
        page = u"import collective.cron.browser.dashboard.view"
        self.add("browser/shared/page.py", page)
        self.assertEqual(
            self.house.against_the_order(),
            ["browser.shared.page imports browser.dashboard.view"],
        )

    def test_inside_a_room(self):
        line = u"from collective.cron.schedule.coming_clock_changes import find"
        self.add("schedule/occurrence.py", line)
        self.assertEqual(self.house.against_the_order(), [])
        names = "coming_clock_changes occurrence".split()
        circle = tuple("schedule." + name for name in names)
        self.assertEqual(self.house.circles(), [circle])

    def test_a_new_module_at_the_top_needs_a_place(self):
        self.add("helpers.py", u"x = 1")
        os.remove(os.path.join(self.folder, "clock.py"))
        self.assertEqual(self.house.without_place(), ["clock", "helpers"])


def elements(folder):
    """Yield (path, element) of all ZCML but that of the tests."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "tests"]
        for name in sorted(names):
            if name.endswith(".zcml"):
                path = os.path.join(parent, name)
                for element in etree.parse(path).getroot().iter(etree.Element):
                    yield path, element


def names_in(element):
    """Return the dotted names of ours in the attributes of a ZCML element."""
    words = [
        word
        for key, value in element.attrib.items()
        if key not in NO_NAMES
        for word in value.split()
    ]
    return [word for word in words if word.startswith((".", "collective.cron."))]
