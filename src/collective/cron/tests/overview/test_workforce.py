"""Who works, on what, and what waits, as the states tell it."""

from collective.cron import clock
from collective.cron.memory import state
from collective.cron.overview import workforce
from collective.cron.queueing.worker import Worker
from datetime import timedelta

import mock
import unittest


NOW = clock.from_iso("2026-11-23T10:00:00Z")


def ago(minutes):
    return NOW - timedelta(minutes=minutes)


def make_state(active=True, **values):
    made = state.SchedulingState()
    made.plan = (active, "* * * * *", "UTC", "admin", "root")
    for name, value in values.items():
        setattr(made, name, value)
    return made


def look(states, workers=()):
    with mock.patch.object(workforce, "all_states", return_value=states):
        with mock.patch.object(workforce, "is_read_only", return_value=False):
            return workforce.Workforce(None, workers, NOW)


class TestWorkforce(unittest.TestCase):
    def test_nothing_at_all(self):
        found = look({})
        self.assertEqual((found.code, found.due, found.scheduled), ("none", [], 0))
        self.assertIsNone(found.oldest_due)
        self.assertIsNone(found.last_ping)
        self.assertIsNone(found.last_end)
        self.assertEqual(look({}, None).code, "unknown")

    def test_due_and_scheduled(self):
        found = look(
            {
                "a": make_state(next_at=ago(3)),
                "b": make_state(next_at=ago(-3)),
                "c": make_state(next_at=ago(-60), extra={"occurrence": ago(12)}),
                "d": make_state(active=False, next_at=ago(90)),
                "e": state.SchedulingState(),
            }
        )
        self.assertEqual((len(found.due), found.scheduled), (2, 2))
        self.assertEqual(found.oldest_due, ago(12))

    def test_who_has_what_in_hand(self):
        def run(worker, minutes):
            return {"worker": worker, "started": ago(minutes)}

        workers = [
            Worker("gone", None, ago(9), False),
            Worker("well", None, ago(0), True),
        ]
        states = {
            "a": make_state(runs=(run("well", 1), run("well", 5))),
            "b": make_state(runs=(run("gone", 3),)),
        }
        found = look(states, workers)
        self.assertEqual(found.code, "ok")
        self.assertEqual([worker.id for worker in found.known], ["well", "gone"])
        self.assertEqual([one.uid for one in found.going], ["a", "b", "a"])
        self.assertEqual([one.uid for one in found.going_by(workers[1])], ["a", "a"])
        self.assertEqual([one.uid for one in found.stray], ["b"])

    def test_what_hangs_does_until_its_process_ends(self):
        hanging = {"worker": "a", "process": "a", "host": "web1:1", "started": ago(9)}
        states = {"uid": make_state()}
        states["uid"].hanging = (hanging,)
        for alive, expected in ((True, ["uid"]), (False, [])):
            found = look(states, [Worker("a", ago(9), ago(0), alive)])
            self.assertEqual([one.uid for one in found.hanging], expected)

    def test_last_signs_of_life(self):
        last = {"end": ago(30)}
        found = look({"a": make_state(last=last)}, [Worker("x", None, ago(7), False)])
        self.assertEqual((found.code, found.last_ping), ("none", ago(7)))
        self.assertEqual(found.last_end, ago(30))
        both = [Worker("x", None, ago(7), False), Worker("y", None, None, True)]
        self.assertIsNone(look({}, both).last_ping)

    def test_what_came_inactive_is_told_for_some_days(self):
        came = {"at": ago(60), "user": u"jane"}
        before = {"at": ago(8 * 24 * 3600 * 60), "user": u"jane"}
        states = {
            "a": make_state(active=False, came=came),
            "b": make_state(active=True, came=came),
            "c": make_state(active=False, came=before),
            "d": make_state(active=False),
        }
        self.assertEqual(look(states).came, 1)
