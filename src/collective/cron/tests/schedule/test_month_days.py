from collective.cron.schedule.expression import parse
from collective.cron.schedule.month_days import DayRule
from collective.cron.schedule.month_days import LAST
from collective.cron.schedule.month_days import WeekdayRule

import calendar
import unittest


SHAPES = [(first, length) for first in range(7) for length in (28, 29, 30, 31)]


def weekday(first, day):
    return (first + day - 1) % 7


class TestRules(unittest.TestCase):
    def test_the_last_day_and_those_before_it(self):
        for first, length in SHAPES:
            for back in range(32):
                expected = length - back if back < length else None
                self.assertEqual(
                    DayRule(True, back, False).find(first, length), expected
                )

    def test_the_nearest_working_day_is_in_the_same_month(self):
        for first, length in SHAPES:
            working = [d for d in range(1, length + 1) if 1 <= weekday(first, d) <= 5]
            self.assertEqual(DayRule(True, 0, True).find(first, length), working[-1])
            for day in range(1, 32):
                found = DayRule(False, day, True).find(first, length)
                if day > length:
                    self.assertIsNone(found)
                else:
                    nearest = min(working, key=lambda one: (abs(one - day), one))
                    self.assertEqual(found, nearest, (first, length, day))

    def test_weekdays_by_their_place(self):
        for first, length in SHAPES:
            for name in range(7):
                days = [d for d in range(1, length + 1) if weekday(first, d) == name]
                self.assertEqual(WeekdayRule(name, LAST).find(first, length), days[-1])
                for nth in range(1, 6):
                    expected = days[nth - 1] if nth <= len(days) else None
                    found = WeekdayRule(name, nth).find(first, length)
                    self.assertEqual(found, expected)


class TestNamed(unittest.TestCase):
    def test_one_of_both_is_enough_and_with_a_star_both(self):
        # February 2024 began on a Thursday, and had 29 days.
        for text, days in (
            ("0 0 L * *", [29]),
            ("0 0 1,L-1 * *", [1, 28]),
            ("0 0 L * fri", [2, 9, 16, 23, 29]),
            ("0 0 10 * friL", [10, 23]),
            ("0 0 LW * thuL", [29]),
            ("0 0 */2 * friL", [23]),
            ("0 0 */3 * friL", []),
            ("0 0 L * */4", [29]),
            ("0 0 L * */5", []),
            ("0 0 ? * mon#1,mon#3", [5, 19]),
            ("0 0 3W * ?", [2]),
        ):
            self.assertEqual(list(parse(text).days_in(4, 29)), days, text)

    def test_all_days_are_named_by_a_star(self):
        for length in (28, 29, 30, 31):
            days = list(parse("0 0 * * *").days_in(0, length))
            self.assertEqual(days, list(range(1, length + 1)))
        self.assertEqual(calendar.monthrange(2024, 2), (3, 29))
