"""Scripts are found by name; one that cannot be used says why and stops no other."""

from collective.cron.errors import CronError
from collective.cron.scripts import registry
from collective.cron.scripts.registry import Script
from collective.cron.tests.support import script_case
from collective.cron.tests.support.log_lines import log_lines

import mock
import types
import unittest


def report(context, days=30):
    """Count what is new.

    In the last days.
    """


def fail():
    raise ImportError("No module named acme")


class TestScript(unittest.TestCase):
    def test_what_is_said_of_it_comes_from_the_function(self):
        script = Script("acme.old-report", "acme", lambda: report)
        self.assertEqual(script.title, u"Acme old report")
        self.assertEqual(script.description, u"Count what is new.")
        self.assertIs(script.function, report)
        self.assertIn("setting_days", script.schema)

    def test_what_is_registered_with_it_comes_first(self):
        script = Script("a", "acme", lambda: report, title=u"T", description=u"D")
        self.assertEqual((script.title, script.description), (u"T", u"D"))

    def test_a_module_has_a_function_run(self):
        module = types.ModuleType(str("acme"))
        module.run = report
        self.assertIs(Script("a", "acme", lambda: module).function, report)

    def test_one_that_cannot_be_loaded_says_why(self):
        lines = log_lines(self)
        script = Script("acme.report", "acme", fail)
        self.assertIn(u"No module named acme", script.broken)
        self.assertEqual((script.title, script.schema), (u"Acme report", None))
        self.assertIn("the script acme.report of acme cannot be used", lines[0])

    def test_what_is_no_script_says_why(self):
        for function in ("text", lambda: None, lambda context, odd={}: None):
            self.assertTrue(Script("a", "acme", lambda: function).broken)


class TestRegistry(unittest.TestCase):
    def offer(self, *names):
        """Let distributions offer report() by these names, as if newly installed."""
        found = [(name, "dist-%d" % n, lambda: report) for n, name in enumerate(names)]
        patch = mock.patch.object(registry, "entry_points", lambda group: found)
        patch.start()
        self.addCleanup(registry.read_entry_points)
        self.addCleanup(patch.stop)
        registry.read_entry_points()

    def test_by_entry_point(self):
        self.offer("acme.report")
        self.assertEqual(registry.find(u"acme.report").source, u"dist-0")
        self.assertIs(registry.get(u"acme.report").function, report)
        self.assertIn("acme.report", [one.name for one in registry.find_all()])

    def test_of_two_with_one_name_the_first_is_used_and_the_log_says_so(self):
        lines = log_lines(self)
        self.offer("acme.report", "acme.report")
        self.assertEqual(registry.find("acme.report").source, u"dist-0")
        self.assertIn("is offered by dist-1 too: that of dist-0 is used", lines[0])

    def test_zcml_comes_first(self):
        script = script_case.register(self, report, u"acme.report")
        lines = log_lines(self)
        self.offer("acme.report")
        self.assertIs(registry.find(u"acme.report"), script)
        self.assertIn("that of acme is used", lines[0])

    def test_a_name_that_is_none_is_left_out(self):
        lines = log_lines(self)
        self.offer("Acme report", "a" * 101, "ok")
        found = [one.name for one in registry.find_all()]
        self.assertIn("ok", found)
        self.assertNotIn("Acme report", found)
        self.assertIn("not a name of a script: 'Acme report'", lines[0])

    def test_what_is_not_there_or_broken_cannot_be_run(self):
        self.assertIsNone(registry.find(None))
        with self.assertRaises(CronError) as caught:
            registry.get(u"acme.gone")
        self.assertIn("no such script: 'acme.gone'", str(caught.exception))
        script_case.register(self, "no function", u"acme.broken")
        with self.assertRaises(CronError) as caught:
            registry.get(u"acme.broken")
        self.assertIn("not a function", str(caught.exception))
