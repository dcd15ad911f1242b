"""Tests mirror the rooms: schedule/test_expression.py for schedule/expression.py."""

from collective.cron.tests.support import house

import collective.cron
import os
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))
TESTS = os.path.join(HERE, "tests")
# What is here is about no single module.
NO_MIRROR = ("product", "process", "deeds", "stories", "documentation")
# No tests are looked for here; base.cfg tells the runner so.
NO_TESTS = ("support", "fixtures")


def walk():
    """Yield (room, dotted; names of Python files) of the folders that hold tests."""
    for parent, folders, names in os.walk(TESTS):
        if parent == TESTS:
            folders[:] = [name for name in folders if name not in NO_TESTS]
        folders[:] = [name for name in folders if name != "__pycache__"]
        room = os.path.relpath(parent, TESTS).replace(os.sep, ".").strip(".")
        yield room, sorted(name for name in names if name.endswith(".py"))


def is_about(test, module):
    """Tell whether a module of tests is about a module: test_claim_paused is, too."""
    return test == module or test.startswith(module + "_")


class TestMirror(unittest.TestCase):
    def setUp(self):
        self.modules = set(module.name for module in house.House(HERE).modules)
        self.tests = set(
            (room + "." + name[len("test_") : -len(".py")]).lstrip(".")
            for room, names in walk()
            for name in names
            if name.startswith("test_") and room.split(".")[0] not in NO_MIRROR
        )

    def test_every_module_has_tests(self):
        without = [
            name
            for name in sorted(self.modules)
            if not any(is_about(test, name) for test in self.tests)
        ]
        self.assertEqual(without, [])

    def test_every_module_of_tests_has_its_module(self):
        without = [
            test
            for test in sorted(self.tests)
            if not any(is_about(test, name) for name in self.modules)
        ]
        self.assertEqual(without, [])

    def test_the_runner_finds_all(self):
        for room, names in walk():
            self.assertIn("__init__.py", names, room)
            others = [name for name in names if not name.startswith("test_")]
            # It takes whatever is in these folders for tests.
            self.assertEqual(others, ["__init__.py"], room)
