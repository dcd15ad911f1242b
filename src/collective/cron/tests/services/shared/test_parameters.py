# -*- coding: utf-8 -*-
"""What programs may ask for: limits, and refusals that say what is accepted."""

from collective.cron import clock
from collective.cron.services.shared import parameters
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import Parameters

import collections
import unittest


class Request(collections.namedtuple("Request", "form body query")):
    """As much of a request as is needed."""

    @property
    def environ(self):
        return {"QUERY_STRING": self.query}

    def get(self, name):
        return {"BODY": self.body}[name]


def asked(**form):
    return Parameters(Request(form, b"", ""))


class ParametersTestCase(unittest.TestCase):
    def refused(self, function, *args):
        """Return the error that a call is refused with."""
        with self.assertRaises(BadParameter) as caught:
            function(*args)
        return caught.exception


class TestQuery(ParametersTestCase):
    def test_a_number_within_its_limits(self):
        for value in ("3", u"3", 3, "03", "7"):
            number = asked(n=value).number("n", 3, 7, 5)
            self.assertEqual(number, int(value))
        self.assertEqual(asked().number("n", 3, 7, 5), 5)

    def test_what_only_looks_like_a_number(self):
        for value in (float("inf"), 2.7, True, u"1_0", u"\u0665", u"2.0", u" 2"):
            self.refused(asked(n=value).number, "n", 1, 100, 25)

    def test_a_number_outside_of_them_or_none_at_all(self):
        for value in ("2", "8", 8, -3, "", "x", "4.5", u"ü", "1" * 5000, {}):
            error = self.refused(asked(n=value).number, "n", 3, 7, 5)
            self.assertEqual(error.field, "n")
            self.assertEqual(error.accepted, "a whole number from 3 to 7")
            self.assertLess(len(str(error)), 200)

    def test_start_and_size(self):
        self.assertEqual(asked().start_and_size(), (0, 25))
        found = asked(b_start="1000000", b_size="100").start_and_size()
        self.assertEqual(found, (1000000, 100))
        for form in ({"b_start": "1000001"}, {"b_size": "101"}, {"b_size": "0"}):
            self.refused(asked(**form).start_and_size)

    def test_a_choice(self):
        accepted = ("up", "down")
        self.assertEqual(asked(way="up").choice("way", accepted, "down"), "up")
        self.assertEqual(asked().choice("way", accepted, "down"), "down")
        for value in ("", "Up", u"ü", b"\xff", 1, {}):
            error = self.refused(asked(way=value).choice, "way", accepted, "down")
            self.assertEqual(error.accepted, "one of: up, down")

    def test_one_value_means_one(self):
        for value in (["1", "2"], ["1"], (), []):
            request = asked(n=value)
            for error in (
                self.refused(request.number, "n", 0, 9, 0),
                self.refused(request.choice, "n", ("1",), "1"),
                self.refused(request.text, "n", 9),
            ):
                self.assertEqual(str(error), "n: given more than once -- one value")

    def test_several_choices(self):
        accepted = ("a", "b")
        for value, expected in (
            ("a", ["a"]),
            (["b", "a"], ["b", "a"]),
            (("a",), ["a"]),
            ([], []),
        ):
            self.assertEqual(asked(n=value).choices("n", accepted), expected)
        self.assertEqual(asked().choices("n", accepted), [])
        for value in (["a", "x"], [["a"]], {"a": 1}, None):
            self.refused(asked(n=value).choices, "n", accepted)

    def test_text_is_text_and_bounded(self):
        self.assertEqual(asked().text("n", 3), u"")
        self.assertEqual(asked(n=u"äöü").text("n", 3), u"äöü")
        # Characters count, also where a native text is of bytes.
        self.assertEqual(asked(n="äöü").text("n", 3), u"äöü")
        for value in (u"äöüx", "äöüx", "x" * 10**6, 5, {}):
            error = self.refused(asked(n=value).text, "n", 3)
            self.assertEqual(error.accepted, "at most 3 characters")
            self.assertLess(len(str(error)), 200)

    def test_a_slip_in_a_name_is_told(self):
        asked(b_size="1").refuse_others("b_size", "b_start")
        error = self.refused(asked(bsize="1").refuse_others, "b_size", "b_start")
        expected = "unknown parameter: 'bsize' -- one of: b_size, b_start"
        self.assertEqual(str(error), expected)
        asked(**{"expand": "x", "expand.x": "1", "b_start": "-"}).refuse_others()
        error = self.refused(asked(expandx="1").refuse_others)
        self.assertIn("'expandx'", str(error))
        error = self.refused(asked(x="1").refuse_others)
        self.assertEqual(str(error), "unknown parameter: 'x' -- no parameter")


class TestBody(ParametersTestCase):
    def texts(self, body, *known):
        return parameters.read_texts(Request({}, body, ""), *known)

    def test_nothing_is_an_empty_object(self):
        for body in (None, b"", b"{}", b" {}\n"):
            self.assertEqual(self.texts(body, "token"), {})
            self.assertIsNone(parameters.refuse_all(Request({}, body, "")))

    def test_texts_under_known_names(self):
        found = self.texts(u'{"token": "ä"}'.encode("utf-8"), "token", "reason")
        self.assertEqual(found, {"token": u"ä"})

    def test_what_is_no_object(self):
        for body in (b"[]", b"null", b'"x"', b"{", b"\xff", b"[" * 1900, b"NaN"):
            error = self.refused(self.texts, body, "token")
            self.assertIn('-- nothing, or {"token": "..."}', str(error))

    def test_what_is_no_text_or_has_another_name(self):
        for body in (b'{"token": 1}', b'{"token": null}', b'{"token": ["x"]}'):
            error = self.refused(self.texts, body, "token")
            self.assertEqual((error.field, error.accepted), ("token", "a text"))
        error = self.refused(self.texts, b'{"run": "x"}', "token")
        self.assertEqual(str(error), "unknown parameter: 'run' -- one of: token")

    def test_so_many_bytes_and_not_one_more(self):
        longest = b"{}" + b" " * (parameters.LONGEST_BODY - 2)
        self.assertEqual(self.texts(longest), {})
        error = self.refused(self.texts, longest + b" ")
        self.assertIn("the body is not understood", str(error))
        self.assertLess(len(str(error)), 200)

    def test_longer_where_that_is_accepted(self):
        request = Request({}, b'{"uids": [' + b"1," * 2000 + b"1]}", "")
        found = parameters.read_object(request, ("uids",), "x", 10000)
        self.assertEqual(len(found["uids"]), 2001)

    def test_what_clients_send_everywhere_is_no_slip(self):
        query = "expand=a&expand.a.b=1&metadata_fields:list=_all&b_size=x"
        self.assertIsNone(parameters.refuse_all(Request({}, b"{}", query)))

    def test_a_post_has_no_other_query(self):
        for query in ("token=x", "token", "=x", "%C3%BC=1"):
            request = Request({}, b"{}", query)
            for error in (
                self.refused(parameters.refuse_all, request),
                self.refused(parameters.read_texts, request, "token"),
            ):
                self.assertIn("-- no parameter", str(error))


class TestInstant(ParametersTestCase):
    def test_with_an_offset_it_becomes_utc(self):
        for text, expected in (
            ("2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z"),
            (u"2026-11-26T10:00Z", "2026-11-26T10:00:00Z"),
            ("2026-11-26T10:00:00+01:00", "2026-11-26T09:00:00Z"),
            ("2026-11-26T10:00:00-0530", "2026-11-26T15:30:00Z"),
            ("2026-11-26T10:00:00.5Z", "2026-11-26T10:00:00.500000Z"),
        ):
            found = parameters.read_instant("until", text)
            self.assertEqual(clock.to_iso(found), expected)

    def test_what_is_none_says_how_one_is_written(self):
        for value in (
            "2026-11-26T10:00:00",
            "2026-11-26",
            "2026-11-26T10:00:00Z\n",
            "2026-11-26T10:00:00 CET",
            "2026-02-30T10:00:00Z",
            "2026-11-26T24:00:00Z",
            "2026-11-26T10:00:00+24:00",
            "0001-01-01T00:00:00+09:00",
            "tomorrow",
            u"",
            1795687200,
            None,
        ):
            error = self.refused(parameters.read_instant, "until", value)
            self.assertEqual(error.field, "until")
            self.assertIn("such as 2027-01-31T18:00:00Z", error.accepted)
