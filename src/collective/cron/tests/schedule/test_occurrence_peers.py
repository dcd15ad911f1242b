"""Cases of other schedulers' own tests: croniter, cronsim, croner, cron-parser, more.

Those that fit our rules: expression, zone, start, next; both instants in UTC.
"""

from collective.cron import clock
from collective.cron.schedule.expression import parse
from collective.cron.schedule.occurrence import next_occurrence

import io
import json
import os
import unittest


TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.join(TESTS, "fixtures", "cron_peers.json")


class TestPeers(unittest.TestCase):
    def test_each_case(self):
        with io.open(CASES, encoding="utf-8") as source:
            cases = json.load(source)
        self.assertGreater(len(cases), 1000)
        wrong = []
        for text, zone, start, expected in cases:
            found = next_occurrence(parse(text), zone, clock.from_iso(start))
            if clock.to_iso(found) != expected:
                wrong.append((text, zone, start, clock.to_iso(found), expected))
        self.assertEqual(wrong, [])
