"""What a thread takes from each store: job after job, until it is told to stop."""

from collective.cron.bbb import PY2
from collective.cron.running import runs
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.asked_jobs import AskedJobs
from collective.cron.tests.support.asked_jobs import NAMES
from collective.cron.tests.support.suites import huey_suite

import mock
import threading
import transaction


if not PY2:
    from collective.cron.engines.hueyqueue.connection import connection
    from collective.cron.engines.hueyqueue.consumer import PromptWorker
    from collective.cron.running.steps.thread_turns import turns
    from collective.cron.tests.support.huey_case import HueyCase
    from collective.cron.tests.support.huey_case import POSTGRES
    from collective.cron.tests.support.huey_case import REDIS

    class HueyJobCase(HueyCase, AskedJobs):
        """The queue of huey, and any function as the task."""

else:
    HueyJobCase, POSTGRES, REDIS = object, None, None


class SupplyTests(object):
    def setUp(self):
        super(SupplyTests, self).setUp()
        self.storage = connection.huey.storage
        self.stop_flag = threading.Event()
        self.worker = PromptWorker(connection.huey, self.stop_flag, 0.1, 10, 1.15)
        self.ask()

    def loop(self):
        """Let the thread take something up once; return how many commits that took."""
        with database_cost.counted() as cost:
            self.worker.loop()
        transaction.begin()
        return cost[database_cost.COMMIT]

    def check(self, names):
        self.assertEqual("".join(self.began), names)
        self.assertEqual(self.well(), names)
        self.assertEqual(runs.IN_HAND, set())
        self.assertEqual(len(turns._started), 0)

    def test_all_that_is_due_is_taken_up_and_the_last_does_not_wait(self):
        real, asked = self.worker.take, []

        def take(waits=True):
            asked.append(waits)
            return real(waits)

        with mock.patch.object(self.worker, "take", take):
            commits = self.loop()
        self.check("abc")
        self.assertEqual(commits, 1 + len(NAMES))
        # A store may wait for a second if nothing is there.
        self.assertEqual(asked[1:], [False] * len(NAMES))

    def test_who_is_told_to_stop_takes_nothing_more(self):
        self.play(lambda mine: self.stop_flag.set())
        self.loop()
        self.check("a")
        self.assertEqual(self.storage.queue_size(), 2)
        self.assertEqual(len(self.storage.keys()), 3)  # two, and a mark

    def test_what_was_taken_when_it_was_told_goes_back(self):
        real = self.storage.dequeue_now

        def dequeue():
            self.stop_flag.set()
            return real()

        with mock.patch.object(self.storage, "dequeue_now", dequeue):
            self.loop()
        self.check("a")
        self.assertEqual(self.storage.queue_size(), 2)
        self.stop_flag.clear()
        self.loop()
        self.assertEqual(sorted(self.began), list("abc"))

    def test_a_queue_that_goes_away_holds_no_result_up(self):
        broken = mock.patch.object(self.storage, "dequeue_now", side_effect=IOError())
        with broken:
            self.loop()
        self.check("a")
        self.assertIsNotNone(connection.trouble)

    def test_what_is_not_wanted_any_more_ends_the_row(self):
        self.manager_of(self.tasks[1]).remove_jobs()
        transaction.commit()
        self.loop()
        self.loop()
        self.check("ac")

    def test_each_run_has_its_own_turn(self):
        begun = []
        self.play(lambda mine: begun.append(dict(turns._started)))
        self.loop()
        own = threading.current_thread()
        times = [each[own] for each in begun]
        self.assertEqual((len(set(times)), times), (3, sorted(times)))


class TestSqlite(SupplyTests, HueyJobCase):
    pass


class TestRedis(SupplyTests, HueyJobCase):
    layer = REDIS


class TestPostgres(SupplyTests, HueyJobCase):
    layer = POSTGRES


def test_suite():
    return huey_suite(TestSqlite, TestRedis, TestPostgres)
