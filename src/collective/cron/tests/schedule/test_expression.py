from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule.expression import parse

import copy
import pickle
import time
import unittest


ALL = {
    "minutes": set(range(60)),
    "hours": set(range(24)),
    "days": set(range(1, 32)),
    "months": set(range(1, 13)),
    "weekdays": set(range(7)),
}

# Text, and the sets that are not full.
READ = (
    ("* * * * *", {}),
    ("5 * * * *", {"minutes": {5}}),
    ("05 007 * * *", {"minutes": {5}, "hours": {7}}),
    ("5-5 * * * *", {"minutes": {5}}),
    ("5-8 * * * *", {"minutes": {5, 6, 7, 8}}),
    ("0-59 * * * *", {}),
    ("5,8,5 * * * *", {"minutes": {5, 8}}),
    ("1-3,2-4,50 * * * *", {"minutes": {1, 2, 3, 4, 50}}),
    ("*/15 * * * *", {"minutes": {0, 15, 30, 45}}),
    ("*/1 * * * *", {}),
    ("*/60 */24 * * *", {"minutes": {0}, "hours": {0}}),
    ("* * */31 */12 */7", {"days": {1}, "months": {1}, "weekdays": {0}}),
    ("*/25 * * * *", {"minutes": {0, 25, 50}}),
    ("5-59/15 * * * *", {"minutes": {5, 20, 35, 50}}),
    ("5-10/60 * * * *", {"minutes": {5}}),
    ("0-10/5,40 * * * *", {"minutes": {0, 5, 10, 40}}),
    ("* 23 * * *", {"hours": {23}}),
    ("* * 31 * *", {"days": {31}}),
    ("* * */10 * *", {"days": {1, 11, 21, 31}}),
    ("* * * 12 *", {"months": {12}}),
    ("* * * */3 *", {"months": {1, 4, 7, 10}}),
    ("* * * jan,DEC *", {"months": {1, 12}}),
    ("* * * Feb-apr,6 *", {"months": {2, 3, 4, 6}}),
    ("* * * jan-dec/6 *", {"months": {1, 7}}),
    ("* * * * 0", {"weekdays": {0}}),
    ("* * * * 7", {"weekdays": {0}}),
    ("* * * * 7-7", {"weekdays": {0}}),
    ("* * * * 0-7", {}),
    ("* * * * 1-7", {}),
    ("* * * * 5-7", {"weekdays": {5, 6, 0}}),
    ("* * * * 1-7/2", {"weekdays": {1, 3, 5, 0}}),
    ("* * * * */2", {"weekdays": {0, 2, 4, 6}}),
    ("* * * * sun", {"weekdays": {0}}),
    ("* * * * MON-Fri", {"weekdays": {1, 2, 3, 4, 5}}),
    ("* * * * fri-7", {"weekdays": {5, 6, 0}}),
    ("* * * * mon,3,sat", {"weekdays": {1, 3, 6}}),
    ("@hourly", {"minutes": {0}}),
    ("@daily", {"minutes": {0}, "hours": {0}}),
    ("@midnight", {"minutes": {0}, "hours": {0}}),
    ("@weekly", {"minutes": {0}, "hours": {0}, "weekdays": {0}}),
    ("@monthly", {"minutes": {0}, "hours": {0}, "days": {1}}),
    ("@yearly", {"minutes": {0}, "hours": {0}, "days": {1}, "months": {1}}),
    ("@annually", {"minutes": {0}, "hours": {0}, "days": {1}, "months": {1}}),
)

# What each field refuses; the error repeats it.
NAMES = ("minute", "hour", "day of month", "month", "day of week")
REFUSED = {
    "minute": (
        "60 9-4 jan 5/15 */0 */61 1-5/0 */ */5/5 *-5 ** 1,* */5,7 1,,2 1, , 1- 1-2-3 "
        "-1 +5 1.5 0x5 1_0 R H H/5 R(1-5)"
    ),
    "hour": "24 9-4 22-24 */25 -1 2am 1h H(0-3) 9:30",
    "day of month": "0 32 0-5 30-32 20-10 */32 L L-3 15W LW ? 5/2 mon",
    "month": "0 13 1-13 nov-feb */13 mon january ja j?n",
    "day of week": "8 5-8 sat-sun 7-1 fri-mon */8 0/2 monday jan jan-feb 5#2 L5 5L ?",
}

# What is refused as a whole.
MALFORMED = (
    "",
    "   ",
    "*",
    "* * * *",
    "* * * * * *",
    "0 0 3 * * *",
    "* * * * * * 2030",
    "@",
    "@reboot",
    "@every 5m",
    "@daily @daily",
    "daily",
    "* * * * *\n",
    "* * *\n* *",
    "* * * * *\r",
    "* * * * *\0",
    "*\v* * * *",
    u"*\xa0* * * *",
    u"*\u2003* * * *",
    u"\u0661 * * * *",
    u"* * * * \uff11",
    u"* * * * \u017fun",
)

HOSTILE = (
    "0-59," * 20000 + "0 * * * *",
    "9" * 5000 + " * * * *",
    "*/" + "9" * 90 + " * * * *",
    "9" * 92 + " * * * *",
    "5/" + "9" * 90 + " * * * *",
    "0" * 80 + "5/5 * * * *",
    "0-59," * 18 + " * * * *",
    "," * 92 + " * * * *",
    "* " * 50,
    "@" * 100,
    u"\u0661" * 100,
    u"\U0001f600" * 50,
    "x" * 10**6,
    "* * * * *" + " " * 10**6,
)

NOT_TEXT = (None, 5, 1.5, True, [], {}, object(), ("*",) * 5, bytearray(b"* * * * *"))

IMPOSSIBLE = (
    "0 0 30 2 *;0 0 31 2 *;0 0 30,31 feb *;0 0 31 4,6,9,11 *;0 0 30 2 */2;0 0 31 2 */7"
).split(";")
POSSIBLE = (
    "0 0 31 2 1;0 0 30 2 0-7;0 0 29 2 *;0 0 29 2 */6;0 0 29 2 */7;0 0 30 2,3 *"
).split(";")

# Each row means the same.
EQUAL = (
    ("0 0 * * *", "00 00 * * *", " 0\t0  * * * ", "@daily", "@midnight", "@DAILY"),
    ("0 0 * * *", "0 0 1-31 * 0-7", "0 0 1-31 * 1", "0 0 */1 1-12 *"),
    ("0 0 * * 0", "0 0 * * 7", "0 0 * * SUN", "@weekly", "0 0 * * */7"),
    ("*/15 * * * *", "0,15,30,45 * * * *"),
    ("0 0 31 2 1", "0 0 30-31 feb mon", "0 0 * 2 1"),
    ("0 0 29 2 *", "0 0 29-31 2 *"),
    ("0 0 * 2 *", "0 0 1-29 2 *"),
)

# None of these means the same as another.
DIFFERENT = (
    "* * * * *",
    "0-59 0-23 * * *",
    "0,15,30,45 2 * * *",
    "*/15 2 * * *",
    "0 0 1,11,21,31 * 1",
    "0 0 */10 * 1",
    "0 0 1 * *",
    "0 0 1 1 *",
)


class ParseTest(unittest.TestCase):
    def test_sets_are_what_the_text_says(self):
        for text, restricted in READ:
            expression = parse(text)
            for name, full in ALL.items():
                numbers = getattr(expression, name)
                self.assertEqual(numbers, restricted.get(name, full), (text, name))
                self.assertIsInstance(numbers, frozenset)

    def test_stars_are_fields_that_start_with_a_star(self):
        names = ("minute_star", "hour_star", "day_star", "weekday_star", "real_time")
        for text, stars in (
            ("* * * * *", (True, True, True, True, True)),
            ("*/5 0-23 1-31 * 0-7", (True, False, False, False, True)),
            ("0-59 */2 */3 1 */4", (False, True, True, True, True)),
            ("0 1 2 3 4", (False,) * 5),
        ):
            expression = parse(text)
            found = tuple(getattr(expression, name) for name in names)
            self.assertEqual(found, stars, text)

    def test_text_is_kept_as_typed_with_single_spaces(self):
        for typed, text in (
            (" \t05  * * *\t*  ", "05 * * * *"),
            (u"0 0 * JAN Mon", "0 0 * JAN Mon"),
            ("@daily ", "@daily"),
        ):
            expression = parse(typed)
            self.assertEqual(expression.text, text)
            self.assertEqual(str(expression), text)
            self.assertIs(type(expression.text), str)
            self.assertEqual(repr(expression), "<Expression %s>" % text)

    def test_native_and_unicode_text_mean_the_same(self):
        self.assertEqual(parse("0 0 * * mon"), parse(u"0 0 * * mon"))

    def test_exactly_100_characters_are_read_and_101_are_not(self):
        text = "* * * * *"
        self.assertEqual(parse(text + " " * 91), parse(text))
        self.assertRaises(ExpressionError, parse, text + " " * 92)


class RefuseTest(unittest.TestCase):
    def refuse(self, text, kind=ExpressionError):
        """Return the error that parsing raises, once its form is checked."""
        with self.assertRaises(kind) as caught:
            parse(text)
        error = caught.exception
        message = str(error)
        self.assertIs(type(error), kind, message)
        self.assertLessEqual(len(message), 200)
        self.assertLessEqual(len(error.value), 60)
        self.assertTrue(message.endswith(" -- " + error.accepted), message)
        message.encode("ascii")
        self.assertNotIn("\n", message)
        return error

    def test_the_field_and_the_value_are_named(self):
        for index, name in enumerate(NAMES):
            for piece in REFUSED[name].split():
                fields = ["*"] * 5
                fields[index] = piece
                error = self.refuse(" ".join(fields))
                self.assertEqual((error.field, error.value), (name, piece))

    def test_of_a_list_the_wrong_piece_is_named(self):
        self.assertEqual(self.refuse("* * * 1,13,2 *").value, "13")

    def test_what_is_accepted_is_named(self):
        error = self.refuse("60 * * * *")
        self.assertEqual(error.accepted, "0-59, such as 5, 10-20, */15")
        self.assertEqual(self.refuse("* */25 * * *").accepted, "a step of 1-24")
        self.assertIn("@hourly", self.refuse("@reboot").accepted)

    def test_a_step_without_a_range_is_answered_with_the_range(self):
        self.assertEqual(self.refuse("5/15 * * * *").accepted, "5-59/15")
        self.assertEqual(self.refuse("* * * * tue/2").accepted, "2-7/2")

    def test_six_fields_are_told_about_seconds(self):
        for text, told in (("0 */5 * * * *", True), ("TZ=UTC 0 9 * * *", False)):
            self.assertEqual("seconds" in str(self.refuse(text)), told, text)

    def test_what_has_not_five_plain_fields_is_refused(self):
        for text in MALFORMED:
            self.assertIsNone(self.refuse(text).field)

    def test_what_is_not_text_is_refused(self):
        for value in NOT_TEXT:
            self.assertIn(type(value).__name__, str(self.refuse(value)))

    def test_bytes_beyond_ascii_are_refused_and_on_python_3_all_bytes(self):
        self.refuse(b"\xd9\xa1 * * * *")
        if bytes is not str:
            self.refuse(b"* * * * *")

    def test_hostile_text_is_refused_at_once_and_not_repeated(self):
        begin = time.time()
        for text in HOSTILE:
            message = str(self.refuse(text))
            self.assertNotIn(text[:61], message)
        self.assertLess(time.time() - begin, 1)

    def test_days_that_no_month_has_never_run(self):
        for text in IMPOSSIBLE:
            error = self.refuse(text, NeverRuns)
            self.assertEqual(error.field, "day of month")

    def test_days_that_come_rarely_or_by_their_weekday_are_accepted(self):
        for text in POSSIBLE:
            parse(text)


class ValueTest(unittest.TestCase):
    def test_equal_means_runs_at_the_same_times(self):
        for texts in EQUAL:
            for text in texts:
                first, second = parse(texts[0]), parse(text)
                self.assertTrue(first == second, text)
                self.assertFalse(first != second, text)
                self.assertEqual(hash(first), hash(second), text)

    def test_a_star_makes_a_difference_where_it_changes_a_rule(self):
        self.assertEqual(len(set(parse(text) for text in DIFFERENT)), len(DIFFERENT))

    def test_an_expression_equals_nothing_else(self):
        self.assertFalse(parse("* * * * *") == "* * * * *")
        self.assertTrue(parse("* * * * *") != None)  # noqa: E711

    def test_it_cannot_be_changed(self):
        expression = parse("* * * * *")
        with self.assertRaises(AttributeError):
            expression.text = "0 * * * *"
        with self.assertRaises(AttributeError):
            expression.other = 1
        with self.assertRaises(AttributeError):
            del expression.text

    def test_copies_and_pickles_are_equal(self):
        expression = parse("*/5 0 1 jan mon")
        for other in (
            copy.copy(expression),
            copy.deepcopy(expression),
            pickle.loads(pickle.dumps(expression, 2)),
        ):
            self.assertEqual(other, expression)
            self.assertEqual(other.text, expression.text)
