"""Imports go down the list of rooms only; see docs/concepts.rst."""

import ast
import os
import unittest


HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOMS = """
bbb former_names errors clock
schedule expression occurrence transitions
text redact lines
words complaints sequences sentences descriptor dates moments wording reasons forecast
settings policies site_settings fields zones backend_schema
interfaces events
content history
worksite request environment identity retry
memory state notes progress cancel bookmarks sites pause leftovers
queueing job worker plan lookup manager
running runs current chunks reconcile claim runner
jobrunner utils
engines setuphandlers upgrades subscribers
overview trend status facts listing selection agenda crew
actions bulk
browser controlpanel services demo testing tests
""".split()


def room_of(name):
    return name.split(".")[0]


def modules():
    for folder, _folders, files in os.walk(HERE):
        for name in files:
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, HERE)[:-3].replace(os.sep, ".")
            if name.endswith(".py") and relative != "__init__":
                yield relative, path


def imports_of(path):
    with open(path) as source:
        tree = ast.parse(source.read())
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "collective.cron":
                for alias in node.names:
                    if alias.name not in ("_", "logger"):
                        yield alias.name
            elif node.module.startswith("collective.cron."):
                yield node.module[len("collective.cron.") :]


class TestFlow(unittest.TestCase):
    def test_every_module_has_its_place(self):
        missing = set(room_of(name) for name, _path in modules()) - set(ROOMS)
        self.assertEqual(missing, set())

    def test_imports_go_down_only(self):
        against = []
        for name, path in modules():
            place = ROOMS.index(room_of(name))
            for imported in imports_of(path):
                if ROOMS.index(room_of(imported)) > place:
                    against.append("%s imports %s" % (name, imported))
        self.assertEqual(against, [])

    def test_nothing_names_an_engine_s_library(self):
        for name, path in modules():
            with open(path) as source:
                text = source.read()
            if not name.startswith(("engines.", "tests.")):
                for library in ("import zc", "huey", "plone.app.async"):
                    self.assertNotIn(library, text, name)
