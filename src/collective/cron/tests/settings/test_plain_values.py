"""Values as JSON has them are those of their fields again, or refused with a reason."""

from collective.cron.settings import plain_values
from datetime import date
from datetime import datetime
from zope import schema

import json
import unittest


PAIRS = (
    (schema.Bool(), True),
    (schema.Int(), 3),
    (schema.Float(), 0.5),
    (schema.TextLine(), u"\xe4"),
    (schema.Date(), date(2026, 11, 23)),
    (schema.Datetime(), datetime(2026, 11, 23, 10, 0)),
    (schema.Choice(values=[u"a", u"b"]), u"b"),
    (schema.List(value_type=schema.Date()), [date(2026, 11, 23)]),
    (schema.Tuple(value_type=schema.Int()), (1, 2)),
    (schema.Set(value_type=schema.TextLine()), set([u"b", u"a"])),
)


class TestPlainValues(unittest.TestCase):
    def test_each_is_the_same_after_a_way_through_json(self):
        for field, value in PAIRS:
            self.assertTrue(plain_values.is_plain(field), field)
            text = json.dumps(plain_values.to_plain(value))
            found = plain_values.read(field, json.loads(text))
            self.assertEqual((found, type(found)), (value, type(value)))

    def test_native_text(self):
        for field, value in (
            (schema.URI(), u"a:b"),
            (schema.ASCIILine(), u"a"),
            (schema.DottedName(), u"a.b"),
        ):
            found = plain_values.read(field, value)
            self.assertIs(type(found), str)

    def test_nothing_is_nothing(self):
        field = schema.Date(required=False)
        self.assertIsNone(plain_values.read(field, plain_values.to_plain(None)))

    def test_passwords_and_objects_are_none(self):
        for field in (
            schema.Password(),
            schema.List(value_type=schema.Password()),
            schema.Dict(),
            schema.Object(schema=schema.interfaces.IField),
            schema.List(),
        ):
            self.assertFalse(plain_values.is_plain(field), field)

    def test_what_is_no_value_says_why(self):
        for field, value in (
            (schema.Date(), u"tomorrow"),
            (schema.Date(), 5),
            (schema.Int(), u"x"),
            (schema.Int(min=3), 2),
            (schema.List(value_type=schema.Int()), u"12"),
            (schema.TextLine(), None),
        ):
            with self.assertRaises(schema.ValidationError) as caught:
                plain_values.read(field, value)
            self.assertTrue(plain_values.explain(caught.exception))
