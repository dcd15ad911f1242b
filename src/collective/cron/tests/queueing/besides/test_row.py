"""The row of runs that wait: in order, as many as there is room for."""

from collective.cron.memory.state import SchedulingState
from collective.cron.queueing.besides import row

import unittest


class Manager(object):
    def __init__(self, most):
        self.state = SchedulingState()
        self.backend = self
        self.most_waiting = most

    def add_extra(self, values, queued):
        self.state.extra = dict(values, job_id=None)


class TestRow(unittest.TestCase):
    def setUp(self):
        self.manager = Manager(most=2)
        self.state = self.manager.state

    def add(self, number):
        return row.add(self.manager, {"occurrence": number, "trigger": "late"})

    def test_as_many_as_there_is_room_for(self):
        added = [self.add(number) for number in (1, 2, 3)]
        self.assertEqual(added, [True, True, False])
        self.assertEqual(row.count(self.state), 2)

    def test_the_next_one_takes_the_place_of_the_first(self):
        self.add(1)
        self.add(2)
        row.advance(self.state)
        self.assertEqual(self.state.extra["occurrence"], 1)
        self.state.extra = None
        row.advance(self.state)
        second = {"occurrence": 2, "trigger": "late", "job_id": None}
        self.assertEqual((self.state.extra, self.state.row), (second, ()))

    def test_what_was_the_first_is_it_again_also_without_room(self):
        self.add(1)
        self.add(2)
        self.state.extra = None
        self.manager.most_waiting = 1
        self.assertTrue(self.add(1))
        self.assertEqual(self.state.extra["occurrence"], 1)
        self.assertEqual(row.count(self.state), 2)

    def test_clear(self):
        self.add(1)
        self.add(2)
        row.clear(self.state)
        self.assertEqual(row.count(self.state), 0)
