"""Heartbeats: who is noted, who is believed, what former versions left."""

from collective.cron import clock
from collective.cron.engines import heartbeats
from collective.cron.engines import signs_of_life
from collective.cron.engines import whereabouts
from collective.cron.queueing.worker import process_name
from datetime import timedelta
from ZODB.DB import DB
from ZODB.DemoStorage import DemoStorage

import os
import pickle
import transaction
import unittest


try:
    from unittest import mock
except ImportError:
    import mock


NOW = clock.from_iso("2026-11-23T10:00:00Z")
# The class of a Pulse, as former versions named it.
OLD_PULSE = b"\x80\x02ccollective.cron.engines.pulse\nPulse\nq\x00."


class TestHeartbeats(unittest.TestCase):
    def setUp(self):
        database = DB(DemoStorage())
        self.addCleanup(database.close)
        self.root = database.open().root()
        self.addCleanup(transaction.abort)
        self.time = NOW
        self.patch(clock, "now", lambda: self.time)
        # The clock that nobody can set goes as it does.
        self.patch(heartbeats, "signs_of_life", signs_of_life.SignsOfLife())
        self.patch(
            signs_of_life, "monotonic", lambda: (self.time - NOW).total_seconds()
        )

    def patch(self, *args):
        patcher = mock.patch.object(*args)
        self.addCleanup(patcher.stop)
        return patcher.start()

    def found(self):
        return dict((one.id, one.alive) for one in heartbeats.workers(self.root))

    def wait(self, **length):
        self.time += timedelta(**length)

    def test_worker_is_known_by_its_id_and_shown_by_its_name(self):
        heartbeats.begin(self.root, "life")
        (one,) = heartbeats.workers(self.root)
        self.assertEqual((one.id, one.name), ("life", process_name()))
        self.assertEqual((one.since, one.last_ping, one.alive), (NOW, NOW, True))

    def test_worker_that_signs_off_is_not_there(self):
        heartbeats.begin(self.root, "life")
        heartbeats.end(self.root, "life")
        heartbeats.end(self.root, "life")
        self.assertEqual(self.found(), {})

    def test_one_that_begins_takes_nothing_from_another(self):
        heartbeats.begin(self.root, "one")
        heartbeats.begin(self.root, "two")
        self.assertEqual(self.found(), {"one": True, "two": True})

    def test_only_who_is_alone_takes_the_others_for_gone(self):
        heartbeats.begin(self.root, "one")
        heartbeats.begin(self.root, "two", alone=True)
        self.assertEqual(self.found(), {"two": True})

    def test_without_a_sign_of_life_it_is_dead_and_then_forgotten(self):
        heartbeats.begin(self.root, "one")
        self.wait(seconds=301)
        heartbeats.begin(self.root, "two")
        self.assertEqual(self.found(), {"one": False, "two": True})
        heartbeats.beat(self.root, "one")
        self.assertEqual(self.found(), {"one": True, "two": True})
        self.wait(days=2)
        heartbeats.begin(self.root, "three")
        self.assertEqual(self.found(), {"three": True})
        heartbeats.beat(self.root, "one")
        self.assertTrue(self.found()["one"])

    def test_it_is_dead_by_its_own_measure_not_by_that_of_who_asks(self):
        heartbeats.begin(self.root, "one")
        self.wait(seconds=60)
        with mock.patch.dict(os.environ, {"COLLECTIVE_CRON_PING": "2"}):
            self.assertEqual(self.found(), {"one": True})
            heartbeats.begin(self.root, "two")
        self.wait(seconds=6)
        self.assertEqual(self.found(), {"one": True, "two": False})

    def test_what_is_proven_to_be_gone_is_dead_at_once(self):
        heartbeats.begin(self.root, "one")
        gone = self.patch(whereabouts, "is_gone", mock.Mock(return_value=True))
        self.assertEqual(self.found(), {"one": False})
        gone.assert_called_with(whereabouts.here())
        heartbeats.begin(self.root, "two")
        self.assertEqual(list(self.root[heartbeats.KEY]), ["two"])

    def test_entries_of_former_versions_count_as_long_as_they_beat(self):
        heartbeats.begin(self.root, "life")
        old = pickle.loads(OLD_PULSE)
        pulse = old.__new__(old)
        pulse.__setstate__({"since": NOW, "last_ping": NOW})
        self.root[heartbeats.KEY]["vm:/srv/instance"] = pulse
        transaction.commit()
        self.assertTrue(self.found()["vm:/srv/instance"])
        names = [one.name for one in heartbeats.workers(self.root)]
        self.assertIn("vm:/srv/instance", names)
        heartbeats.begin(self.root, "another")
        self.assertTrue(self.found()["vm:/srv/instance"])
        self.wait(seconds=301)
        self.assertFalse(self.found()["vm:/srv/instance"])
