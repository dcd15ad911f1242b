from collective.cron.errors import ExpressionError
from collective.cron.schedule import spread
from collective.cron.schedule.expression import parse
from collective.cron.schedule.spread import resolve

import unittest


SEEDS = ["%032x" % number for number in range(300)]
RANGES = (
    ("H * * * *", "minutes", set(range(60))),
    ("H(0-29) * * * *", "minutes", set(range(30))),
    ("0 H(1-4) * * *", "hours", {1, 2, 3, 4}),
    ("0 0 H * *", "days", set(range(1, 29))),
    ("0 0 1 H *", "months", set(range(1, 13))),
    ("0 0 1 h(jan-mar) *", "months", {1, 2, 3}),
    ("0 0 * * H", "weekdays", set(range(7))),
    ("0 0 * * H(fri-7)", "weekdays", {5, 6, 0}),
)
REFUSED = (
    "H(5-3) * * * *",
    "H(0-60) * * * *",
    "H/0 * * * *",
    "H/61 * * * *",
    "H5 * * * *",
    "H(1) * * * *",
    "H-5 * * * *",
    "0 0 H(1-31) * *",
    "0 0 * * hello",
)


class TestResolve(unittest.TestCase):
    def test_over_many_tasks_each_number_is_used(self):
        for line, name, numbers in RANGES:
            found = [getattr(parse(resolve(line, seed)), name) for seed in SEEDS]
            self.assertEqual(set(map(len, found)), {1})
            self.assertEqual(set(n for one in found for n in one), numbers, line)

    def test_no_number_is_much_more_frequent_than_another(self):
        counts = dict.fromkeys(range(60), 0)
        for number in range(6000):
            counts[int(resolve("H * * * *", "task %d" % number).split()[0])] += 1
        self.assertTrue(60 < min(counts.values()) and max(counts.values()) < 150)

    def test_a_step_begins_at_the_place_of_the_task(self):
        for seed in SEEDS:
            minutes = sorted(parse(resolve("H/15 * * * *", seed)).minutes)
            self.assertEqual(len(minutes), 4)
            self.assertEqual([n - minutes[0] for n in minutes], [0, 15, 30, 45])
            for line in ("H(0-5)/15 * * * *", "H(0-29)/10 * * * *"):
                found = parse(resolve(line, seed)).minutes
                self.assertTrue(max(found) < 30 and len(found) in (1, 3), line)

    def test_it_is_the_same_for_ever(self):
        # A number that changes would make all tasks run at other times.
        line, seed = "H H(1-4) * * *", "d2a5f1c09b1e4b6f8a7c3e5d1f0b2a49"
        self.assertEqual(resolve(line, seed), "43 2 * * *")

    def test_what_is_written_out_is_short_enough_to_be_read(self):
        line = ",".join(["H/2"] * 10) + " * * * *"
        self.assertLessEqual(len(line), spread.LENGTH)
        parse(resolve(line, "x"))
        with self.assertRaises(ExpressionError):
            resolve("H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H,H * * * *", "x")

    def test_anything_else_is_refused(self):
        for line in REFUSED:
            self.assertTrue(spread.has_spread(line), line)
            with self.assertRaises(ExpressionError) as caught:
                resolve(line, "x")
            self.assertIsNotNone(caught.exception.field, line)

    def test_names_of_days_and_months_are_no_spread(self):
        for line in ("0 0 * mar thu", "every 2 hours", "@hourly", "H", "0 0 * * * H"):
            self.assertFalse(spread.has_spread(line), line)
