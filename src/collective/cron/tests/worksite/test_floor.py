"""The floor: one thread at a time, and nobody waits for ever."""

from collective.cron.worksite.floor import Floor

import threading
import unittest


class TestFloor(unittest.TestCase):
    def setUp(self):
        self.floor = Floor()

    def in_threads(self, function, count=1):
        threads = [threading.Thread(target=function) for _number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
            self.assertFalse(thread.is_alive())

    def take_elsewhere(self):
        """Return whether another thread gets it now; it gives it back."""
        found = []

        def take():
            found.append(self.floor.take(0.05))
            if found[0]:
                self.floor.leave()

        self.in_threads(take)
        return found[0]

    def test_one_has_it_and_the_next_one_gets_it_then(self):
        self.assertTrue(self.floor.take(1))
        self.assertFalse(self.take_elsewhere())
        self.floor.leave()
        self.assertTrue(self.take_elsewhere())

    def test_of_many_never_two_at_a_time(self):
        inside, most = [], []

        def work():
            inside.append(self.floor.take(30))
            most.append(len(inside))
            inside.pop()
            self.floor.leave()

        self.in_threads(work, 8)
        self.assertEqual(most, [1] * 8)
