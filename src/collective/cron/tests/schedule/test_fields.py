from collective.cron.errors import ExpressionError
from collective.cron.schedule.fields import FIELDS
from collective.cron.schedule.month_days import DayRule
from collective.cron.schedule.month_days import LAST
from collective.cron.schedule.month_days import WeekdayRule

import unittest


MINUTE, _HOUR, DAY, _MONTH, WEEKDAY = FIELDS
RULES = (
    (DAY, "L", DayRule(True, 0, False)),
    (DAY, "l-3", DayRule(True, 3, False)),
    (DAY, "LW", DayRule(True, 0, True)),
    (DAY, "15w", DayRule(False, 15, True)),
    (WEEKDAY, "friL", WeekdayRule(5, LAST)),
    (WEEKDAY, "7l", WeekdayRule(0, LAST)),
    (WEEKDAY, "Fri#2", WeekdayRule(5, 2)),
    (WEEKDAY, "0#5", WeekdayRule(0, 5)),
)


class TestField(unittest.TestCase):
    def test_numbers_and_rules_are_told_apart(self):
        for field, text, rule in RULES:
            self.assertEqual(field.read(text), (frozenset(), frozenset([rule])), text)
            expected = frozenset([1]), frozenset([rule])
            self.assertEqual(field.read("1," + text), expected)
        self.assertEqual(MINUTE.read("1,2"), (frozenset([1, 2]), frozenset()))

    def test_a_question_mark_is_a_star_where_quartz_has_it(self):
        found = [field.plain("?") for field in FIELDS]
        self.assertEqual(found, ["?", "?", "*", "?", "*"])

    def test_a_place_that_no_month_has_is_out_of_range(self):
        for field, text, accepted in (
            (DAY, "L-31", "L-1 to L-30"),
            (WEEKDAY, "fri#6", "fri#1 to fri#5"),
            (WEEKDAY, "5#0", "5#1 to 5#5"),
        ):
            with self.assertRaises(ExpressionError) as caught:
                field.read(text)
            self.assertEqual(caught.exception.accepted, accepted)
