"""Heartbeats: who is a worker, who is thought dead, and who is forgotten."""

from collective.cron import clock
from collective.cron.engines import heartbeats
from collective.cron.engines import signs_of_life
from collective.cron.engines import whereabouts
from collective.cron.queueing.worker import process_name
from collective.cron.queueing.worker import Worker
from ZODB import DB

import mock
import os
import pickle
import transaction
import unittest


BEGIN = clock.from_iso("2026-11-23T10:00:00Z")
# The class of a Pulse, as former versions named it.
OLD_PULSE = b"\x80\x02ccollective.cron.engines.pulse\nPulse\nq\x00."


class TestHeartbeats(unittest.TestCase):
    def setUp(self):
        self.root = {}
        self.addCleanup(clock.reset)
        self.patch(mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": "120"}))
        clock.set_now(BEGIN)
        # The clock that nobody can set goes as it does.
        for module, name, value in (
            (heartbeats, "signs_of_life", signs_of_life.SignsOfLife()),
            (signs_of_life, "monotonic", lambda: (clock.now() - BEGIN).total_seconds()),
        ):
            self.patch(mock.patch.object(module, name, value))
        heartbeats.begin(self.root, "one")

    def patch(self, patched):
        self.addCleanup(patched.stop)
        return patched.start()

    def at(self, text):
        """Set the clock to a time such as 10:05:00, or an instant; return it."""
        instant = clock.from_iso(text if "T" in text else "2026-11-23T%sZ" % text)
        clock.set_now(instant)
        return instant

    def found(self):
        """Return {id: whether it is alive}."""
        return dict((one.id, one.alive) for one in heartbeats.workers(self.root))

    def test_without_any_worker_nobody_is_known(self):
        self.assertEqual(heartbeats.workers({}), [])

    def test_who_begins_is_alive(self):
        found = heartbeats.workers(self.root)
        self.assertEqual(found, [Worker("one", BEGIN, BEGIN, True, process_name())])
        self.assertIsInstance(found[0].id, str)

    def test_one_that_was_told_to_stop_lives_and_takes_no_jobs(self):
        (one,) = heartbeats.workers(self.root)
        self.assertEqual((one.stopping, one.takes_jobs), (None, True))
        since = self.at("10:01:00")
        for runs in (2, 1):
            now = self.at("10:04:00")
            heartbeats.stop(self.root, "one", since, runs)
            (one,) = heartbeats.workers(self.root)
            self.assertEqual(one.stopping, (since, runs))
            self.assertEqual((one.alive, one.last_ping), (True, now))
            self.assertFalse(one.takes_jobs)

    def test_dead_after_two_and_a_half_times_the_seconds_between_beats(self):
        self.at("10:05:00")
        self.assertEqual(self.found(), {"one": True})
        self.at("10:05:01")
        self.assertEqual(self.found(), {"one": False})

    def test_it_is_dead_by_its_own_measure_not_by_that_of_who_asks(self):
        self.at("10:01:00")
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": "2"}):
            self.assertEqual(self.found(), {"one": True})
            heartbeats.begin(self.root, "two")
        self.at("10:01:06")
        self.assertEqual(self.found(), {"one": True, "two": False})

    def test_what_is_proven_to_be_gone_is_dead_at_once(self):
        gone = self.patch(mock.patch.object(whereabouts, "is_gone", return_value=True))
        self.assertEqual(self.found(), {"one": False})
        gone.assert_called_with(whereabouts.here())
        heartbeats.begin(self.root, "two")
        self.assertEqual(list(self.root[heartbeats.KEY]), ["two"])

    def test_a_beat_watches_the_others_so_that_a_clock_set_ahead_kills_none(self):
        heartbeats.beat(self.root, "two")
        with mock.patch.object(signs_of_life, "monotonic", lambda: 110):
            self.at("18:00:00")
            heartbeats.beat(self.root, "two")
            self.assertEqual(self.found(), {"one": True, "two": True})

    def test_a_beat_that_waited_for_the_database_is_heard(self):
        heartbeats.begin(self.root, "two")
        heartbeats.signs_of_life.give(120)
        self.assertEqual(self.found(), {"one": True, "two": True})
        # Both beat now, and wait until the database is back.
        waited, told = self.at("10:01:00"), []
        for text in ("10:12:00", "10:14:00", "10:16:00"):
            self.at(text)
            for pulse in self.root[heartbeats.KEY].values():
                pulse.last_ping = waited
            heartbeats.signs_of_life.give(120)
            told.append(self.found()["two"])
        self.assertEqual(told, [True, True, False])

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
        self.assertEqual(sorted(self.found()), ["one", "two"])
        self.at("2026-11-24T10:00:01Z")
        heartbeats.begin(self.root, "three")
        self.assertEqual(sorted(self.found()), ["three", "two"])

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
        self.assertEqual(self.found(), {"three": True})

    def test_who_signs_off_is_gone(self):
        heartbeats.begin(self.root, "two")
        heartbeats.end(self.root, "one")
        heartbeats.end(self.root, "one")
        self.assertEqual(self.found(), {"two": True})
        heartbeats.end({}, "one")

    def test_entries_of_former_versions_count_as_long_as_they_beat(self):
        old = pickle.loads(OLD_PULSE)
        pulse = old.__new__(old)
        pulse.__setstate__({"since": BEGIN, "last_ping": BEGIN})
        self.root[heartbeats.KEY]["vm:/srv/instance"] = pulse
        self.assertTrue(self.found()["vm:/srv/instance"])
        names = [one.name for one in heartbeats.workers(self.root)]
        self.assertIn("vm:/srv/instance", names)
        heartbeats.begin(self.root, "another")
        self.assertTrue(self.found()["vm:/srv/instance"])
        self.at("10:05:01")
        self.assertFalse(self.found()["vm:/srv/instance"])

    def test_databases_know_a_pulse_by_its_former_name(self):
        stored = pickle.dumps(self.root[heartbeats.KEY]["one"], 2)
        self.assertIn(b"collective.cron.engines.pulse", stored)
        self.assertEqual(pickle.loads(stored).since, BEGIN)

    def test_it_tells_when_it_last_looked_for_what_is_overdue(self):
        (before,) = heartbeats.workers(self.root)
        self.assertIsNone(before.ticked)
        with mock.patch.object(heartbeats.moves, "ticked", BEGIN):
            heartbeats.beat(self.root, "one")
        (found,) = heartbeats.workers(self.root)
        self.assertEqual(found.ticked, BEGIN)


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
