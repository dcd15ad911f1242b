from collective.cron.bbb import thread_seconds
from collective.cron.errors import ExpressionError
from collective.cron.schedule.left_out import days
from collective.cron.schedule.left_out.days import parse
from datetime import date
from datetime import timedelta

import random
import unittest


DAY = timedelta(days=1)
START = date(2026, 1, 1)
REFUSED = (
    ("2026-02-30", 1),
    ("\n13-01", 2),
    ("2026-12-25\n2027-01-02/2026-12-24", 2),
    ("2026-12-25/12-26", 1),
    ("12-25/2026-12-26", 1),
    ("25.12.2026", 1),
    ("2026-12-25,2026-12-26", 1),
    ("Christmas", 1),
    (u"\u0662\u0660\u0662\u0666-12-25", 1),
)


def left_out(text, row):
    """Return the days of a row that are left out, found one by one."""
    found = parse(text)
    return [day for day in row if found.next_free(day) != day]


def random_lines(chance):
    """Return a text, and a function that tells of a date whether it names it."""
    lines, tests = [], []
    for _number in range(chance.randint(1, 12)):
        low = START + DAY * chance.randrange(1200)
        high = low + DAY * chance.choice([0, 0, 1, 5, 40])
        written = [low.isoformat(), high.isoformat()]
        if chance.random() < 0.4:
            written = [one[5:] for one in written]
            pair = tuple((one.month, one.day) for one in (low, high))
            tests.append(lambda day, pair=pair: _is_between(day, *pair))
        else:
            tests.append(lambda day, low=low, high=high: low <= day <= high)
        lines.append("/".join(written[: 1 if low == high else 2]) + " words, words")
    return "\r\n".join(lines), lambda day: any(test(day) for test in tests)


def _is_between(day, low, high):
    here = day.month, day.day
    return low <= here <= high if low <= high else here >= low or here <= high


class TestParse(unittest.TestCase):
    def test_dates_ranges_and_what_comes_each_year(self):
        row = [START + DAY * number for number in range(800)]
        found = left_out(
            "2026-12-24/2027-01-02\n\n 05-01 Labour Day\n2026-02-28\n", row
        )
        self.assertEqual(
            [day.isoformat() for day in found],
            ["2026-02-28", "2026-05-01"]
            + ["2026-12-%d" % number for number in range(24, 32)]
            + ["2027-01-01", "2027-01-02", "2027-05-01"],
        )
        self.assertEqual(left_out("", row), [])

    def test_over_the_end_of_a_year(self):
        row = [START + DAY * number for number in range(366)]
        found = left_out("12-30/01-02", row)
        self.assertEqual(
            [(d.month, d.day) for d in found][:3], [(1, 1), (1, 2), (12, 30)]
        )

    def test_the_same_as_a_look_at_every_day(self):
        chance = random.Random(25)
        row = [START + DAY * number for number in range(1400)]
        for _number in range(150):
            text, is_out = random_lines(chance)
            self.assertEqual(left_out(text, row), [day for day in row if is_out(day)])

    def test_the_next_free_day_is_found_over_years_and_none_if_there_is_none(self):
        all_but_one = parse("01-01/02-28\n03-01/12-31")
        self.assertEqual(all_but_one.next_free(date(2096, 3, 1)), date(2104, 2, 29))
        self.assertIsNone(parse("01-01/12-31").next_free(START))
        self.assertEqual(
            parse("1970-01-01/2199-12-31").next_free(START), date(2200, 1, 1)
        )

    def test_spans_are_short_and_the_same_for_the_same(self):
        found = parse("12-25 a\n12-25 b\n2026-12-24/2026-12-24")
        self.assertEqual(found.spans, ("12-25", "2026-12-24"))
        self.assertEqual({type(one) for one in found.spans}, {str})
        self.assertIs(parse(u"12-25\n01-01"), parse(u"12-25\n01-01"))

    def test_the_line_that_is_wrong_is_named(self):
        for text, line in REFUSED:
            with self.assertRaises(ExpressionError) as caught:
                parse(text)
            self.assertEqual(caught.exception.line, line, text)

    def test_it_is_bounded(self):
        begin = thread_seconds()
        lines = [str(START + DAY * number * 2) for number in range(1001)]
        parse("\n".join(lines[:-1]))
        for text in ("\n".join(lines), "\n" * 600000, "9" * 10**6, None, 5):
            self.assertRaises(ExpressionError, parse, text)
        self.assertLess(thread_seconds() - begin, 2)
        self.assertEqual(days.MOST, 1000)
