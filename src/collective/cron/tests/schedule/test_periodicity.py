from collective.cron.bbb import thread_seconds
from collective.cron.errors import ExpressionError
from collective.cron.errors import NeverRuns
from collective.cron.schedule import periodicity
from collective.cron.schedule.expression import Expression
from collective.cron.schedule.interval import Interval
from collective.cron.schedule.occurrence import upcoming
from collective.cron.schedule.periodicity import Lines
from collective.cron.schedule.periodicity import parse
from datetime import datetime

import pytz
import unittest


START = pytz.utc.localize(datetime(2026, 11, 28))


def shown(text, count, zone="UTC"):
    found = upcoming(parse(text), zone, START, count)
    return [one.strftime("%d %H:%M") for one in found]


class TestParse(unittest.TestCase):
    def test_one_line_is_what_it_was(self):
        for text in ("*/5 * * * *", "@daily", " 0  9 * * mon\n", "\r\n0 9 * * mon\r\n"):
            self.assertIsInstance(parse(text), Expression)
        self.assertIsInstance(parse("every 90  minutes"), Interval)
        self.assertEqual(parse("0 9 * * *\n\n0 9 * * *"), parse("0 9 * * *"))

    def test_several_lines_are_their_union(self):
        found = parse("0 9 * * *\r\n\r\nevery 2 weeks\n0 18 * * fri")
        self.assertIsInstance(found, Lines)
        self.assertEqual(len(found.parts), 3)
        self.assertEqual(found, parse("0 18 * * 5\n0 9 * * *\nevery 14 days"))
        self.assertNotEqual(found, parse("0 9 * * *\n0 18 * * 5"))
        self.assertEqual(len({found, parse("every 2 weeks\n0 9 * * *\n0 18 * * 5")}), 1)

    def test_the_line_that_is_wrong_is_named(self):
        with self.assertRaises(ExpressionError) as caught:
            parse("0 9 * * *\n\n0 24 * * *\n0 25 * * *")
        self.assertEqual((caught.exception.line, caught.exception.value), (3, "24"))
        self.assertTrue(str(caught.exception).startswith("line 3, hour: out of range"))
        with self.assertRaises(ExpressionError) as caught:
            parse("0 24 * * *")
        self.assertIsNone(caught.exception.line)

    def test_it_is_bounded(self):
        begin = thread_seconds()
        parse("\n".join("%d 9 * * *" % number for number in range(20)))
        for text in (
            "\n".join("%d 9 * * *" % number for number in range(21)),
            "\n" * 10**6,
            "* * * * *\n" * 10**5,
            "0 9 * * *\n" + "9" * 101,
            "0 9 * * *\n0 9 * *",
            "* * *\n* *",
            u"0 9 * * *\u2028",
            "",
            "\n\n",
            None,
            5,
        ):
            self.assertRaises(ExpressionError, parse, text)
        self.assertLess(thread_seconds() - begin, 1)

    def test_whatever_the_month_of_a_spread_is_it_comes(self):
        self.assertRaises(NeverRuns, parse, "0 0 30 H *")
        self.assertRaises(NeverRuns, parse, "0 0 31 H(3-4) *", "x")
        parse("0 0 30 H(3-4) *")
        parse("0 0 31 H(3-3) *")


class TestOccurrences(unittest.TestCase):
    def test_two_lines_at_one_instant_are_one(self):
        found = shown("0 9 * * *\n0 */9 * * *\nevery 9 hours from 2026-11-28", 4)
        self.assertEqual(found, ["28 09:00", "28 18:00", "29 00:00", "29 03:00"])

    def test_a_line_that_comes_no_more_leaves_the_others(self):
        last = pytz.utc.localize(datetime(9999, 12, 31, 23, 57))
        found = upcoming(parse("every day\n* * * * *"), "UTC", last, 1)
        self.assertEqual(len(found), 1)


class TestResolve(unittest.TestCase):
    def test_what_has_no_spread_stays_the_very_text(self):
        for text in (
            "*/5 * * * *",
            " 0  9 * *  thu",
            "every 2 hours",
            "0 9 * *\n",
            "x",
        ):
            self.assertIs(periodicity.resolve(text, "seed"), text)
        self.assertEqual(periodicity.resolve("H H 30 2 *", "seed"), "H H 30 2 *")

    def test_each_spread_is_written_out(self):
        found = periodicity.resolve(
            "H 9 * * *\r\n\nevery 2 hours\nH/15 * * * *", "seed"
        )
        lines = found.split("\n")
        self.assertEqual((len(lines), lines[1]), (3, "every 2 hours"))
        self.assertEqual(
            parse(found), parse("H 9 * * *\nevery 2 hours\nH/15 * * * *", "seed")
        )
        self.assertNotIn("H", found)

    def test_another_seed_is_another_time(self):
        times = [periodicity.resolve("H H * * *", "%d" % seed) for seed in range(50)]
        self.assertGreater(len(set(times)), 40)
