"""Values of each kind of field: from YAML, from the text of XML, and back."""

from collective.cron.plans.given import secrets
from collective.cron.plans.given import values
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from decimal import Decimal
from zope import schema

import unittest


WORDS = schema.List(value_type=schema.TextLine(), required=False, missing_value=[])
KINDS = [
    # field, as YAML has it, as XML has it, value
    (schema.Bool(), True, u"True", True),
    (schema.Bool(), False, u"no", False),
    (schema.Int(min=1), 3, u" 3 ", 3),
    (schema.Float(), 1.5, u"1.5", 1.5),
    (schema.Float(), 2, u"2", 2.0),
    (schema.Decimal(), u"1.10", u"1.10", Decimal(u"1.10")),
    (schema.TextLine(), u"a \xe4", u"a \xe4", u"a \xe4"),
    (schema.Text(), u"a\nb", u"a\nb", u"a\nb"),
    (schema.ASCIILine(), u"a", u"a", str("a")),
    (schema.URI(), u"http://a", u"http://a", str("http://a")),
    (schema.Date(), u"2026-12-31", u"2026-12-31", date(2026, 12, 31)),
    (
        schema.Datetime(),
        u"2026-12-31T18:00:00",
        u"2026-12-31T18:00:00",
        datetime(2026, 12, 31, 18),
    ),
    (schema.Time(), u"18:05:00", u"18:05", time(18, 5)),
    (schema.Timedelta(), 90.0, u"90", timedelta(seconds=90)),
    (schema.Choice(values=(u"a", u"b")), u"b", u"b", u"b"),
    (schema.Choice(values=(1, 2)), 2, u"2", 2),
    (WORDS, [u"a"], [u"a"], [u"a"]),
    (schema.Tuple(value_type=schema.Int()), [1, 2], [u"1", u"2"], (1, 2)),
    (schema.Set(value_type=schema.Int()), [1, 2], [u"2", u"1"], set([1, 2])),
    (
        schema.Dict(key_type=schema.TextLine(), value_type=schema.Int()),
        {u"a": 1},
        {u"a": u"1"},
        {u"a": 1},
    ),
]


class TestValues(unittest.TestCase):
    def test_each_kind(self):
        for field, plain, text, value in KINDS:
            self.assertTrue(values.is_known(field), field)
            self.assertEqual(values.read(field, plain), value)
            self.assertEqual(values.read(field, text, as_text=True), value)
            self.assertIs(type(values.read(field, plain)), type(value))
            again = values.to_plain(field, value)
            self.assertTrue(values.is_same(again, plain), (field, again, plain))

    def test_what_is_empty(self):
        field = schema.TextLine(required=False)
        self.assertIsNone(values.read(field, None))
        self.assertIsNone(values.read(field, u"", as_text=True))
        self.assertEqual(values.read(WORDS, u"", as_text=True), [])
        self.assertEqual(values.read(WORDS, None), [])
        for one in (None, u"", [], {}, False):
            self.assertTrue(values.is_same(one, None))
        self.assertFalse(values.is_same(0, None))

    def refused(self, field, raw, as_text=False):
        with self.assertRaises(values.NotAccepted) as caught:
            values.read(field, raw, as_text)
        return caught.exception.accepted

    def test_what_is_accepted_is_said(self):
        for field, raw, accepted in (
            (schema.Int(min=1, max=5), 6, u"a whole number from 1 to 5"),
            (schema.Int(), True, u"a whole number"),
            (schema.Int(), u"x", u"a whole number"),
            (schema.Bool(), u"yes", u"true or false"),
            (schema.TextLine(), 3, u"a text; what looks like a number or yes"),
            (schema.Date(), u"tomorrow", u"a date such as 2026-12-31"),
            (schema.Choice(values=(u"a", u"b")), u"c", u"one of: a, b"),
            (schema.Choice(values=(u"a", u"b")), [u"a"], u"one of: a, b"),
            (WORDS, u"a", u"a list, each: a text"),
            (WORDS, [1], u"a list, each: a text"),
            (schema.Dict(value_type=schema.Int()), [1], u"a mapping, its values"),
            (schema.Time(), u"25:00", u"a time"),
            (schema.Decimal(), u"x", u"a number"),
        ):
            self.assertIn(accepted, self.refused(field, raw))
        for field, raw in (
            (schema.Bool(), u"maybe"),
            (schema.Int(), u"1.5"),
            (schema.Int(), u""),
            (WORDS, u"a"),
            (schema.Dict(value_type=schema.Int()), u"a"),
        ):
            self.refused(field, raw, as_text=True)
        many = schema.Choice(values=range(1000))
        self.assertLess(len(self.refused(many, -1)), 200)

    def test_passwords_are_references(self):
        field = schema.Password()

        def read(kind, name):
            return u"%s-%s" % (kind, name)

        self.assertEqual(values.read(field, u"${env:A}", secret=read), u"env-A")
        several = schema.List(value_type=field)
        found = values.read(several, [u"${file:/a}"], secret=read)
        self.assertEqual(found, [u"file-/a"])
        self.assertNotIn(u"s3cret", self.refused(field, u"s3cret"))
        self.assertIn(secrets.ACCEPTED, self.refused(several, [u"s3cret"]))
        with self.assertRaises(values.NotAccepted) as caught:
            values.read(field, u"${file:/\xfc}", secret=secrets.read_here)
        self.assertIn(u"/\xfc is none", caught.exception.accepted)

    def test_a_password_that_does_not_fit_is_not_said(self):
        field = schema.Password(min_length=20)
        with self.assertRaises(values.NotAccepted) as caught:
            values.read(field, u"${env:A}", secret=lambda kind, name: u"s3cret")
        self.assertIn(u"does not fit", caught.exception.accepted)
        self.assertNotIn(u"s3cret", caught.exception.accepted)
        # Nobody knows yet what it will be.
        values.read(field, u"${env:A}", secret=secrets.assume)

    def test_a_reference_anywhere_else_is_refused(self):
        self.assertIn(u"password alone", self.refused(schema.TextLine(), u"${env:A}"))

    def test_what_no_plan_has(self):
        self.assertFalse(values.is_known(schema.Object(schema=schema.interfaces.IInt)))
        self.assertFalse(
            values.is_known(
                schema.List(value_type=schema.Object(schema=schema.interfaces.IInt))
            )
        )
