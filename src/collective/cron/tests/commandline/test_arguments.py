"""What is typed and means nothing is refused, with what would do."""

from collective.cron.commandline import arguments
from datetime import date

import argparse
import unittest


class TestArguments(unittest.TestCase):
    def refuse(self, read, *texts):
        for text in texts:
            with self.assertRaises(argparse.ArgumentTypeError):
                read(text)

    def test_numbers(self):
        read = arguments.number_up_to(20)
        self.assertEqual(read("20"), 20)
        self.refuse(read, "0", "21", "-1", "x", "", "1.5")

    def test_seconds(self):
        self.assertEqual(arguments.seconds("0.5"), 0.5)
        self.refuse(arguments.seconds, "-1", "nan", "inf", "x", "1e9")

    def test_instants(self):
        read = arguments.instant
        self.assertEqual(read("2027-01-31T18:00:00+01:00"), "2027-01-31T17:00:00Z")
        self.refuse(read, "tomorrow", "2027-01-31T18:00", "2027-13-31T18:00:00Z")

    def test_dates(self):
        read = arguments.date_or_instant
        self.assertEqual(read("2027-01-31"), date(2027, 1, 31))
        self.assertEqual(read("2027-01-31T18:00:00Z"), "2027-01-31T18:00:00Z")
        self.refuse(read, "2027-02-30", "31.1.2027")

    def test_a_task(self):
        parser = argparse.ArgumentParser()
        arguments.add_task(parser)
        self.assertEqual(parser.parse_args(["a b"]).task, "a b")
