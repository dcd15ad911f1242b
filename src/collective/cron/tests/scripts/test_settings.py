"""Settings are kept as JSON has them, and given to a script as it wants them."""

from collective.cron.errors import InvalidSettings
from collective.cron.scripts import settings
from collective.cron.scripts.registry import Script
from datetime import date
from datetime import datetime
from zope import schema
from zope.interface import Interface

import json
import unittest


class IGiven(Interface):
    day = schema.Date(title=u"Day")
    at = schema.Datetime(title=u"At")
    kinds = schema.Set(title=u"Kinds", value_type=schema.Choice(values=[u"a", u"b"]))
    pair = schema.Tuple(title=u"Pair", value_type=schema.Int())
    share = schema.Float(title=u"Share", max=1.0)


VALUES = {
    "day": date(2026, 1, 2),
    "at": datetime(2026, 1, 2, 3, 4),
    "kinds": {u"a", u"b"},
    "pair": (1, 2),
    "share": 0.5,
}


def given(context, day, at, kinds, pair, share):
    pass


def plain(context, days=30, name=u"x", paths=()):
    pass


class Task(object):
    settings = None


class TestSettings(unittest.TestCase):
    def setUp(self):
        self.given = Script("given", "acme", lambda: given, schema=lambda: IGiven)
        self.plain = Script("plain", "acme", lambda: plain)
        self.task = Task()

    def test_they_come_back_as_they_were(self):
        found = settings.ScriptSettings(self.task, self.given.schema)
        for name, value in VALUES.items():
            setattr(found, "setting_" + name, value)
        self.task.settings = json.loads(json.dumps(self.task.settings))
        self.assertEqual(self.task.settings["kinds"], [u"a", u"b"])
        for name, value in VALUES.items():
            self.assertEqual(getattr(found, "setting_" + name), value)
        self.assertEqual(settings.read(self.given, self.task.settings), VALUES)

    def test_what_was_not_set_has_its_default(self):
        found = settings.ScriptSettings(self.task, self.plain.schema)
        self.assertEqual(found.setting_days, 30)
        expected = {"days": 30, "name": u"x", "paths": []}
        self.assertEqual(settings.read(self.plain, {}), expected)
        with self.assertRaises(AttributeError):
            found.days

    def test_what_a_former_version_kept_is_left_out(self):
        self.assertNotIn("old", settings.read(self.plain, {"old": 1}))

    def test_what_is_not_valid_is_told_by_name(self):
        with self.assertRaises(InvalidSettings) as caught:
            settings.read(self.plain, {"days": u"many", "name": u"ok", "paths": u"/a"})
        self.assertEqual(sorted(caught.exception.errors), ["days", "paths"])
        self.assertIn("days: ", str(caught.exception))
        with self.assertRaises(InvalidSettings) as caught:
            odd = {"day": u"2026-13-01", "share": 2, "kinds": [u"c"]}
            settings.read(self.given, odd)
        self.assertEqual(
            sorted(caught.exception.errors), ["at", "day", "kinds", "pair", "share"]
        )

    def test_a_form_shows_the_default_of_what_is_not_valid(self):
        self.task.settings = {"at": u"soon"}
        found = settings.ScriptSettings(self.task, self.given.schema)
        self.assertIsNone(found.setting_at)

    def test_who_asks_for_a_run_is_told_of_what_is_not_known(self):
        settings.check(self.plain, {"days": 1})
        with self.assertRaises(InvalidSettings) as caught:
            settings.check(self.plain, {"day": 1})
        self.assertIn(u"one of: days", caught.exception.errors["day"])
        none = Script("none", "acme", lambda: lambda context: None)
        with self.assertRaises(InvalidSettings):
            settings.check(none, {"days": 1})
        settings.check(none, {})
