"""The one place for differences between versions: right on each, and the only one."""

from collective.cron import bbb
from collective.cron.tests.support import house
from collective.cron.tests.support.base import CronTestCase
from Products.CMFPlone.controlpanel.browser import quickinstaller
from zope.component import getUtility
from zope.component.hooks import getSite
from zope.interface.verify import verifyObject

import ast
import collective.cron
import mock
import os
import sys
import threading
import unittest


HERE = os.path.dirname(os.path.abspath(collective.cron.__file__))


def depends_on_the_version(node):
    """Tell whether a statement imports the one or the other."""
    if isinstance(node, ast.If):
        names = [n.id for n in ast.walk(node.test) if isinstance(n, ast.Name)]
        return bool(set(names) & set(["PY2", "PY3"])) and has_import(node)
    kinds = [n.id for n in ast.walk(node) if isinstance(n, ast.Name)]
    tries = isinstance(node, (getattr(ast, "Try", ()), getattr(ast, "TryExcept", ())))
    return tries and "ImportError" in kinds and has_import(node)


def has_import(node):
    return any(isinstance(n, (ast.Import, ast.ImportFrom)) for n in ast.walk(node))


def waiting(tree):
    """Yield of what a method wait() is called with something, such as seconds."""
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and node.func
        if isinstance(called, ast.Attribute) and called.attr == "wait":
            if node.args or node.keywords:
                whose = called.value
                yield whose.attr if isinstance(whose, ast.Attribute) else whose.id


class TestTexts(unittest.TestCase):
    def test_kinds_of_text_are_those_of_this_python(self):
        self.assertEqual(bbb.PY2, sys.version_info[0] == 2)
        self.assertIs(bbb.text_type, type(u""))
        self.assertIsInstance("", bbb.string_types)
        self.assertIsInstance(u"", bbb.string_types)

    def test_no_other_module_has_such_imports(self):
        found = [
            module.name
            for module in house.House(HERE).modules
            if any(depends_on_the_version(node) for node in ast.walk(module.tree))
        ]
        self.assertEqual(found, ["bbb"])


class TestClocks(unittest.TestCase):
    def test_no_other_module_waits_by_a_clock_that_can_be_set(self):
        # Others than of Events, of which bbb.wait() is to be called.
        known = set(["self of demo.practice", "turns of engines.hueyqueue.consumer"])
        known |= set(["event of bbb", "_post of worksite.forks"])
        modules = house.House(HERE).modules
        found = ((whose, m.name) for m in modules for whose in waiting(m.tree))
        self.assertEqual(set("%s of %s" % pair for pair in found), known)


class TestPlone(CronTestCase):
    def test_the_site_is_one_for_this_plone(self):
        self.assertTrue(bbb.IPloneSiteRoot.providedBy(self.portal))
        self.assertFalse(bbb.IPloneSiteRoot.providedBy(self.portal.aq_parent))

    def test_this_plone_asks_for_what_is_hidden_by_that_interface(self):
        self.assertIs(bbb.INonInstallable, quickinstaller.INonInstallable)
        hidden = getUtility(bbb.INonInstallable, "collective.cron")
        profiles = hidden.getNonInstallableProfiles()
        self.assertIn("collective.cron:uninstall", profiles)
        self.assertNotIn("collective.cron:default", profiles)

    def test_an_event_with_an_object_is_told_to_it(self):
        event = bbb.ObjectEvent(self.portal)
        self.assertTrue(verifyObject(bbb.IObjectEvent, event))
        self.assertIs(event.object, self.portal)

    def test_the_application_comes_in_a_connection_of_its_own(self):
        app = bbb.open_application()
        try:
            self.assertIsNot(app._p_jar, self.portal._p_jar)
            self.assertIs(app._p_jar.db(), self.portal._p_jar.db())
            self.assertIn("plone", app.objectIds())
            self.assertEqual(getSite(), self.portal)
        finally:
            app._p_jar.close()


class TestWait(unittest.TestCase):
    def test_seconds_go_on_whatever_the_clock_says(self):
        before = bbb.monotonic()
        with mock.patch("time.time", lambda: 0.0):
            self.assertLessEqual(before, bbb.monotonic())
            self.assertLess(bbb.monotonic() - before, 60)

    def test_a_clock_that_is_set_back_makes_no_wait_longer(self):
        times = iter([10.0**9] + [0.0] * 10**6)
        before = bbb.monotonic()
        with mock.patch("time.time", lambda: next(times)):
            self.assertFalse(bbb.wait(threading.Event(), 0.3))
        self.assertLess(bbb.monotonic() - before, 30)

    def test_it_ends_when_the_event_is_set(self):
        event = threading.Event()
        threading.Timer(0.1, event.set).start()
        self.assertTrue(bbb.wait(event, 60))
        self.assertTrue(bbb.wait(event, 0))
