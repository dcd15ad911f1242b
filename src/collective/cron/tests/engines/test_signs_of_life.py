"""Signs of life: what they tell, also where a clock was ahead."""

from collective.cron import clock
from collective.cron.engines import signs_of_life
from datetime import timedelta

import mock
import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")


class TestSignsOfLife(unittest.TestCase):
    def setUp(self):
        clock.set_now(NOW)
        self.addCleanup(clock.reset)
        self.seconds = 1000.0
        patch = mock.patch.object(signs_of_life, "monotonic", lambda: self.seconds)
        patch.start()
        self.addCleanup(patch.stop)
        self.signs = signs_of_life.SignsOfLife()

    def tell(self, seconds, worker="w1"):
        """Tell what a sign is worth that was given so many seconds from now."""
        return self.signs.tell(worker, NOW + timedelta(seconds=seconds), 300)

    def test_it_counts_for_its_time(self):
        workers = ((0, "a"), (-300, "b"), (-301, "c"), (-(10**6), "d"))
        told = [self.tell(seconds, worker) for seconds, worker in workers]
        self.assertEqual(told, [True, True, False, False])

    def test_silence(self):
        self.assertTrue(self.tell(-100))
        self.seconds += 200
        self.assertTrue(self.tell(-100))
        self.seconds += 1
        self.assertFalse(self.tell(-100))

    def test_clocks_that_differ_a_little(self):
        self.assertTrue(self.tell(50))
        self.seconds += 301
        self.assertFalse(self.tell(50))

    def test_one_from_the_future_counts_from_when_it_was_seen(self):
        self.assertTrue(self.tell(7200))
        self.seconds += 300
        self.assertTrue(self.tell(7200))
        self.seconds += 1
        self.assertFalse(self.tell(7200))

    def test_another_one_from_the_future_is_life(self):
        self.assertTrue(self.tell(7200))
        self.seconds += 400
        self.assertTrue(self.tell(7320))

    def test_a_clock_that_was_set_ahead_kills_nobody(self):
        self.assertTrue(self.tell(-10))
        self.seconds += 60
        clock.set_now(NOW + timedelta(hours=8))
        self.assertTrue(self.tell(-10))
        self.seconds += 60
        self.assertTrue(self.tell(110))
        # It was not watched before, and so there is only what the clock says.
        self.assertFalse(self.tell(110, "w2"))
        self.seconds += 301
        self.assertFalse(self.tell(110))

    def test_a_watched_worker_may_have_a_clock_that_is_behind(self):
        self.assertFalse(self.tell(-7200))
        self.seconds += 60
        self.assertTrue(self.tell(-7140))

    def test_who_looks_rarely_goes_by_the_clock(self):
        self.assertTrue(self.tell(0))
        self.seconds += 3600
        clock.set_now(NOW + timedelta(hours=1))
        self.assertFalse(self.tell(1200))
        self.assertTrue(self.tell(3400, "w2"))

    def test_each_worker_is_looked_at_alone(self):
        self.assertTrue(self.tell(7200))
        self.seconds += 400
        self.assertTrue(self.tell(7200, "w2"))
        self.assertFalse(self.tell(7200))

    def test_a_clock_that_is_right_again(self):
        self.assertTrue(self.tell(7200))
        self.assertTrue(self.tell(-10))
        self.seconds += 400
        self.assertTrue(self.tell(7200))

    def watch(self, steps, sign=0):
        """Give a sign after each of these steps in seconds, usually 100; tell then."""
        told = []
        for seconds in steps:
            self.seconds += seconds
            self.signs.give(100)
            told.append(self.tell(sign))
        return told

    def test_who_is_silent_while_this_one_is_heard_is_dead(self):
        self.assertEqual(self.watch([0, 100, 100, 100, 100]), [True] * 4 + [False])

    def test_a_worker_that_was_away_itself_judges_nobody(self):
        self.watch([0, 100, 100, 100])
        self.assertFalse(self.tell(-400, "dead"))
        self.assertTrue(self.tell(1))
        self.seconds += 10**6
        self.assertTrue(self.tell(1))
        self.assertFalse(self.tell(-400, "dead"))
        # It is there again, and so may the others be: they have a while to be heard.
        told = self.watch([0, 100, 100, 1], sign=1)
        self.assertEqual(told, [True, True, True, False])
        self.assertFalse(self.tell(-400, "dead"))

    def test_a_worker_that_is_always_late_still_judges(self):
        self.assertEqual(self.watch([0] + [1000] * 4), [True] * 4 + [False])

    def test_a_sign_during_a_silence_is_heard_after_it(self):
        self.watch([0, 100])
        self.assertEqual(self.watch([1000, 100, 100], sign=500), [True] * 3)

    def test_a_sign_that_waited_with_this_one_is_heard_after_it(self):
        self.watch([0, 100])
        self.seconds += 1000
        self.signs.give(100)
        # Given when the silence began, it could not be stored before that ended.
        self.assertTrue(self.tell(-990))
        told = self.watch([100, 100, 100], sign=-990)
        self.assertEqual(told, [True, True, False])

    def test_a_worker_that_has_just_begun_waits_for_the_signs_of_the_others(self):
        self.signs.give(100)
        self.assertEqual(self.watch([0, 100, 100, 1], sign=-5000), [True] * 3 + [False])

    def look(self, times, own, sign=0):
        """Look so often, each 10 seconds, at what is stored; tell then."""
        told = set()
        for _ in range(times):
            self.seconds += 10
            self.signs.see_own(own, 100)
            told.add(self.tell(sign))
        return told

    def test_who_looks_while_nobody_can_store_a_sign_hears_nobody(self):
        self.assertEqual(self.look(10, own="first"), {True})
        self.assertEqual(self.look(100, own="first"), {True})
        self.assertEqual(self.look(10, own="second"), {True})

    def test_who_is_silent_while_signs_of_this_one_are_stored_is_dead(self):
        for own in range(3):
            self.assertEqual(self.look(10, own=own), {True})
        self.assertEqual(self.look(2, own=3), {True, False})

    def test_it_does_not_remember_all_workers_that_ever_were(self):
        for number in range(3 * signs_of_life.MOST):
            self.signs.tell("w%d" % number, NOW, 300)
        self.assertLess(len(self.signs._seen), signs_of_life.MOST + 2)
