"""Signs of life: who is a worker, who is thought dead, and who is forgotten."""

from collective.cron import clock
from collective.cron.engines import heartbeats
from collective.cron.engines import signs_of_life
from collective.cron.queueing.worker import process_name
from collective.cron.queueing.worker import Worker
from ZODB import DB

import mock
import os
import pickle
import transaction
import unittest


BEGIN = clock.from_iso("2026-11-23T10:00:00Z")


class TestHeartbeats(unittest.TestCase):
    def setUp(self):
        self.root = {}
        self.addCleanup(clock.reset)
        patched = mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": "120"})
        patched.start()
        self.addCleanup(patched.stop)
        clock.set_now(BEGIN)
        # The clock that nobody can set goes as it does.
        for module, name, value in (
            (heartbeats, "signs_of_life", signs_of_life.SignsOfLife()),
            (signs_of_life, "monotonic", lambda: (clock.now() - BEGIN).total_seconds()),
        ):
            patched = mock.patch.object(module, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        heartbeats.begin(self.root, "one")

    def at(self, text):
        """Set the clock to a time such as 10:05:00, or an instant; return it."""
        instant = clock.from_iso(text if "T" in text else "2026-11-23T%sZ" % text)
        clock.set_now(instant)
        return instant

    def names(self):
        return sorted(worker.id for worker in heartbeats.workers(self.root))

    def alive(self):
        return [worker.alive for worker in heartbeats.workers(self.root)]

    def test_without_any_worker_nobody_is_known(self):
        self.assertEqual(heartbeats.workers({}), [])

    def test_who_begins_is_alive(self):
        found = heartbeats.workers(self.root)
        self.assertEqual(found, [Worker("one", BEGIN, BEGIN, True, process_name())])
        self.assertIsInstance(found[0].id, str)

    def test_dead_after_two_and_a_half_times_the_seconds_between_beats(self):
        self.at("10:05:00")
        self.assertEqual(self.alive(), [True])
        self.at("10:05:01")
        self.assertEqual(self.alive(), [False])

    def test_a_beat_watches_the_others_so_that_a_clock_set_ahead_kills_none(self):
        heartbeats.beat(self.root, "two")
        with mock.patch.object(signs_of_life, "monotonic", lambda: 110):
            self.at("18:00:00")
            heartbeats.beat(self.root, "two")
            self.assertEqual(self.alive(), [True, True])

    def test_a_beat_brings_back_to_life_and_keeps_since_when(self):
        late = self.at("12:00:00")
        heartbeats.beat(self.root, "one")
        found = heartbeats.workers(self.root)
        self.assertEqual(found, [Worker("one", BEGIN, late, True, process_name())])

    def test_who_begins_again_has_no_run_from_before(self):
        run = {"worker": "one", "started": self.at("10:01:00")}
        (worker,) = heartbeats.workers(self.root)
        self.assertTrue(worker.has_had(run))
        self.at("10:02:00")
        heartbeats.begin(self.root, "one")
        (worker,) = heartbeats.workers(self.root)
        self.assertFalse(worker.has_had(run))

    def test_silent_for_more_than_a_day_it_is_forgotten(self):
        self.at("2026-11-24T10:00:00Z")
        heartbeats.begin(self.root, "two")
        self.assertEqual(self.names(), ["one", "two"])
        self.at("2026-11-24T10:00:01Z")
        heartbeats.begin(self.root, "three")
        self.assertEqual(self.names(), ["three", "two"])

    def test_forgotten_it_begins_again_with_its_next_beat(self):
        self.at("2026-11-25T10:00:00Z")
        heartbeats.begin(self.root, "two")
        now = self.at("2026-11-25T10:00:07Z")
        heartbeats.beat(self.root, "one")
        expected = Worker("one", now, now, True, process_name())
        self.assertIn(expected, heartbeats.workers(self.root))

    def test_who_is_alone_with_the_database_has_seen_all_others_go(self):
        heartbeats.begin(self.root, "two")
        heartbeats.begin(self.root, "three", alone=True)
        self.assertEqual(self.names(), ["three"])

    def test_who_signs_off_is_gone(self):
        heartbeats.begin(self.root, "two")
        heartbeats.end(self.root, "one")
        heartbeats.end(self.root, "one")
        self.assertEqual(self.names(), ["two"])
        heartbeats.end({}, "one")

    def test_databases_know_a_pulse_by_its_former_name(self):
        stored = pickle.dumps(self.root[heartbeats.KEY]["one"], 2)
        self.assertIn(b"collective.cron.engines.pulse", stored)
        self.assertEqual(pickle.loads(stored).since, BEGIN)


class TestConflicts(unittest.TestCase):
    def test_two_workers_beat_at_the_same_time(self):
        database = DB(None)
        self.addCleanup(database.close)
        hands = []
        for _name in ("one", "two"):
            manager = transaction.TransactionManager()
            hands.append((manager, database.open(manager)))
        for name in ("one", "two"):
            heartbeats.begin(hands[0][1].root(), name)
        hands[0][0].commit()
        for manager, _connection in hands:
            manager.begin()
        for name, (_manager, connection) in zip(("one", "two"), hands):
            heartbeats.beat(connection.root(), name)
        for manager, connection in hands:
            manager.commit()  # raises ConflictError if they wrote one object
            connection.close()
