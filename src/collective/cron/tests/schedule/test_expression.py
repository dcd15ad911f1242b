from collective.cron.errors import ExpressionError
from collective.cron.schedule.expression import parse

import copy
import pickle
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
    ("* * ? * ?", {}),
    ("* * L * ?", {"days": set()}),
    ("* * 1,15,L-3 * *", {"days": {1, 15}}),
    ("* * * * friL,tue", {"weekdays": {2}}),
    ("* * * * mon,3,sat", {"weekdays": {1, 3, 6}}),
    ("@hourly", {"minutes": {0}}),
    ("@daily", {"minutes": {0}, "hours": {0}}),
    ("@midnight", {"minutes": {0}, "hours": {0}}),
    ("@weekly", {"minutes": {0}, "hours": {0}, "weekdays": {0}}),
    ("@monthly", {"minutes": {0}, "hours": {0}, "days": {1}}),
    ("@yearly", {"minutes": {0}, "hours": {0}, "days": {1}, "months": {1}}),
    ("@annually", {"minutes": {0}, "hours": {0}, "days": {1}, "months": {1}}),
)

# Each row means the same.
EQUAL = (
    ("0 0 * * *", "00 00 * * *", " 0\t0  * * * ", "@daily", "@midnight", "@DAILY"),
    ("0 0 * * *", "0 0 1-31 * 0-7", "0 0 1-31 * 1", "0 0 */1 1-12 *"),
    ("0 0 * * 0", "0 0 * * 7", "0 0 * * SUN", "@weekly", "0 0 * * */7"),
    ("*/15 * * * *", "0,15,30,45 * * * *"),
    ("0 0 31 2 1", "0 0 30-31 feb mon", "0 0 * 2 1"),
    ("0 0 29 2 *", "0 0 29-31 2 *"),
    ("0 0 * 2 *", "0 0 1-29 2 *"),
    ("0 0 L * ?", "0 0 l,L * *"),
    ("0 0 * * friL", "0 0 ? * 5L", "0 0 * * FRIl"),
    ("0 0 * * sun#2", "0 0 * * 0#2", "0 0 * * 7#2"),
    ("0 0 1-31,L * *", "0 0 * * *"),
    ("0 0 L-30 4 mon", "0 0 * 4 mon"),
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
    "0 0 L * *",
    "0 0 L * fri",
    "0 0 LW * *",
    "0 0 * * friL",
    "0 0 * * fri#4",
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
