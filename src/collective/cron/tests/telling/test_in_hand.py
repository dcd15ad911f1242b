"""What a thread has in hand is its own."""

from collective.cron.telling import in_hand

import threading
import unittest


class TestInHand(unittest.TestCase):
    def test_inside_and_outside(self):
        self.assertEqual(in_hand.names(), {})
        with self.assertRaises(ValueError):
            with in_hand.noted(site="/a", run="x"):
                self.assertEqual(in_hand.names(), {"site": "/a", "run": "x"})
                raise ValueError()
        self.assertEqual(in_hand.names(), {})

    def test_other_threads_have_none_of_it(self):
        found = []
        with in_hand.noted(site="/a"):
            thread = threading.Thread(target=lambda: found.append(in_hand.names()))
            thread.start()
            thread.join()
        self.assertEqual(found, [{}])
