from bench.rivals import clock

import shutil
import tempfile
import time
import unittest


class TestClock(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.clock = clock.Clock(self.folder)

    def test_it_goes_on_to_an_instant_and_not_back(self):
        later = time.time() + 500
        self.clock.advance_to(later)
        self.assertLess(abs(self.clock.now() - later), 2)
        self.assertRaises(RuntimeError, self.clock.advance_to, time.time() + 100)

    def test_minutes_begin_at_a_second_of_real_ones(self):
        self.clock.advance_to(time.time() + 500)
        before = self.clock.now()
        self.clock.begin_minutes_at(20)
        self.assertTrue(0 <= self.clock.now() - before < 61)
        difference = (self.clock.now() - (time.time() - 20)) % 60
        self.assertLess(min(difference, 60 - difference), 1.1)

    def test_an_expression_is_that_of_its_minutes(self):
        self.assertEqual(clock.cron([3600, 4200]), "0,10 1 * * *")
