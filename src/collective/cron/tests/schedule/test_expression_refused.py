"""What is refused, and how it is told."""

from collective.cron.bbb import thread_seconds
from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule.expression import parse

import unittest


# What each field refuses; the error repeats it.
NAMES = ("minute", "hour", "day of month", "month", "day of week")
REFUSED = {
    "minute": (
        "60 9-4 jan 5/15 */0 */61 1-5/0 */ */5/5 *-5 ** 1,* */5,7 1,,2 1, , 1- 1-2-3 "
        "-1 +5 1.5 0x5 1_0 R H H/5 R(1-5)"
    ),
    "hour": "24 9-4 22-24 */25 -1 2am 1h H(0-3) 9:30",
    "day of month": (
        "0 32 0-5 30-32 20-10 */32 L-31 L3 0W 32W W WL L-3W 15W-20W L/2 ?/2 5/2 mon"
    ),
    "month": "0 13 1-13 nov-feb */13 mon january ja j?n",
    "day of week": (
        "8 5-8 sat-sun 7-1 fri-mon */8 0/2 monday jan jan-feb L L5 8L janL 5#0 5#6 5# "
        "mon#1-fri#2 5#L 5L/2 ?/2 L-3 15W"
    ),
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
        begin = thread_seconds()
        for text in HOSTILE:
            message = str(self.refuse(text))
            self.assertNotIn(text[:61], message)
        self.assertLess(thread_seconds() - begin, 1)

    def test_days_that_no_month_has_never_run(self):
        for text in IMPOSSIBLE:
            error = self.refuse(text, NeverRuns)
            self.assertEqual(error.field, "day of month")

    def test_days_without_a_number_that_no_month_has_never_run(self):
        for text in ("0 0 L-30 4 *", "0 0 31W 4,6 *", "0 0 L-29,L-30 2 *"):
            self.refuse(text, NeverRuns)
        for text in ("0 0 L-28 2 *", "0 0 31W 4,5 *", "0 0 31W 4 mon", "0 0 * 2 sun#5"):
            parse(text)

    def test_the_name_that_was_meant_is_told(self):
        for text, meant in (("* * * * monday", "mon"), ("* * * sept *", "sep")):
            self.assertEqual(self.refuse(text).accepted, meant)

    def test_days_that_come_rarely_or_by_their_weekday_are_accepted(self):
        for text in POSSIBLE:
            parse(text)
