"""What a result is to rules follows from how the task went before."""

from collections import namedtuple
from collective.cron.alerts.rules.noting import find_kind

import unittest


Result = namedtuple("Result", "status missed")
FAILING = {"count": 2}


class TestKind(unittest.TestCase):
    def test_kinds(self):
        failed, well = Result(u"FAILED", 0), Result(u"OK", 0)
        self.assertEqual(find_kind(failed, None, FAILING), u"failed")
        self.assertIsNone(find_kind(failed, FAILING, FAILING))
        self.assertEqual(find_kind(well, FAILING, None), u"recovered")
        self.assertIsNone(find_kind(well, None, None))
        self.assertEqual(find_kind(Result(u"OK", 2), None, None), u"missed")
        self.assertEqual(find_kind(Result(u"SKIPPED", 0), None, None), u"missed")
