"""GET @cron-scripts: what is registered, as data."""

from collective.cron.tests.support import script_case
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.script_case import ScriptCase
from datetime import date


def report(context, days=30, day=date(2026, 1, 2), name=None):
    """Count."""


class TestScriptsGet(ScriptCase, RestTestCase):
    def read_one(self):
        items = self.read_json("/@cron-scripts")["items"]
        return [one for one in items if one["name"] == "acme.report"][0]

    def test_settings_and_tasks(self):
        script_case.register(self, report, title=u"Report")
        self.add_script_task()
        one = self.read_one()
        self.assertEqual((one["title"], one["source"]), ("Report", "acme"))
        self.assertEqual((one["broken"], one["dry_run"]), ("", False))
        found = [(s["name"], s["type"], s["default"]) for s in one["settings"]]
        expected = [
            ("days", "Int", 30),
            ("day", "Date", "2026-01-02"),
            ("name", "TextLine", None),
        ]
        self.assertEqual(found, expected)
        self.assertEqual([task["title"] for task in one["tasks"]], ["Task"])

    def test_one_that_cannot_be_used_says_why(self):
        script_case.register(self, "no function")
        self.assertIn("not a function", self.read_one()["broken"])

    def test_unknown_parameters_are_refused(self):
        self.read_json("/@cron-scripts", expected=400, what="x")
