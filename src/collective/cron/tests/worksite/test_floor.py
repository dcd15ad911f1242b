"""The floor: one thread at a time, and nobody waits for ever."""

from collective.cron.worksite.floor import Floor

import threading
import unittest


class TestFloor(unittest.TestCase):
    def setUp(self):
        self.floor = Floor()

    def in_thread(self, function):
        thread = threading.Thread(target=function)
        thread.start()
        thread.join(30)
        self.assertFalse(thread.is_alive())

    def take(self, seconds):
        with self.floor.taken(seconds) as has_it:
            self.got = has_it

    def test_one_has_it_and_the_next_one_gets_it_then(self):
        with self.floor.taken(1) as has_it:
            self.assertTrue(has_it)
            self.in_thread(lambda: self.take(0.05))
            self.assertFalse(self.got)
        self.in_thread(lambda: self.take(0.05))
        self.assertTrue(self.got)

    def test_who_does_not_ask_waits_for_nobody(self):
        with self.floor.taken(1):
            self.in_thread(lambda: self.take(0))
        self.assertFalse(self.got)

    def test_it_is_given_back_whatever_happens(self):
        with self.assertRaises(KeyError):
            with self.floor.taken(1):
                raise KeyError()
        self.take(1)
        self.assertTrue(self.got)

    def test_of_many_never_two_at_a_time(self):
        inside, most = [], []

        def work():
            with self.floor.taken(30) as has_it:
                inside.append(has_it)
                most.append(len(inside))
                inside.pop()

        threads = [threading.Thread(target=work) for _number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        self.assertEqual(most, [1] * 8)
