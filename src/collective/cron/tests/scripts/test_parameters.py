"""The parameters of a function become fields; what cannot be one is told."""

from collective.cron.errors import CronError
from collective.cron.scripts import parameters
from datetime import date
from datetime import datetime
from zope import schema
from zope.interface import Interface

import unittest


class IGiven(Interface):
    days = schema.Int(title=u"Days", min=1, default=30)
    kinds = schema.Set(title=u"Kinds", value_type=schema.Choice(values=["a", "b"]))


class ISecret(Interface):
    token = schema.Password(title=u"Token")


def make(function, given=None):
    made = parameters.make_schema("acme.report", function, given)
    return [
        (parameters.parameter_of(field), type(field).__name__, field.required)
        for _name, field in schema.getFieldsInOrder(made)
    ]


class TestParameters(unittest.TestCase):
    def test_a_default_says_what_a_parameter_takes(self):
        def run(
            context,
            name,
            maybe=None,
            yes=True,
            count=3,
            share=0.5,
            line=u"x",
            text="a\nb",
            day=date(2026, 1, 2),
            at=datetime(2026, 1, 2, 3),
            paths=("/a", "/b"),
        ):
            pass

        expected = [
            ("name", "TextLine", True),
            ("maybe", "TextLine", False),
            ("yes", "Bool", False),
            ("count", "Int", True),
            ("share", "Float", True),
            ("line", "TextLine", False),
            ("text", "Text", False),
            ("day", "Date", True),
            ("at", "Datetime", True),
            ("paths", "List", False),
        ]
        self.assertEqual(make(run), expected)

    def test_titles_are_words(self):
        made = parameters.make_schema("a", lambda context, at_most=3: None)
        self.assertEqual(made["setting_at_most"].title, u"At most")
        self.assertEqual(made["setting_at_most"].default, 3)

    def test_without_settings_there_is_no_schema(self):
        self.assertIsNone(parameters.make_schema("a", lambda context: None))
        self.assertIsNone(
            parameters.make_schema("a", lambda context, dry_run=False, **rest: None)
        )

    def test_dry_run_is_no_setting(self):
        self.assertTrue(parameters.has_dry_run(lambda context, dry_run: None))
        self.assertFalse(parameters.has_dry_run(lambda context, days=1: None))

    def test_a_schema_says_more(self):
        made = parameters.make_schema("a", lambda c, days, kinds: None, IGiven)
        self.assertEqual(made["setting_days"].min, 1)
        self.assertEqual(sorted(made), ["setting_days", "setting_kinds"])
        self.assertIs(IGiven["days"].interface, IGiven)

    def test_a_schema_has_a_field_for_each_parameter(self):
        with self.assertRaises(CronError) as caught:
            parameters.make_schema("a", lambda c, days: None, IGiven)
        self.assertIn("days, kinds", str(caught.exception))

    def test_what_cannot_be_a_setting_is_refused_by_name(self):
        for default in (object(), {"a": 1}, [1], b"\xff"):
            with self.assertRaises((CronError, UnicodeDecodeError)):
                parameters.make_schema("a", lambda context, odd=default: None)
        with self.assertRaises(CronError) as caught:
            parameters.make_schema("a", lambda context, token: None, ISecret)
        self.assertIn("token: not a setting: 'Password'", str(caught.exception))

    def test_schemas_of_two_scripts_are_two(self):
        one = parameters.make_schema("a", lambda context, x=1: None)
        other = parameters.make_schema("b", lambda context, x=1: None)
        self.assertNotEqual(one, other)
