"""What a thread takes out of zc.async's queue: in the commit of its claim, or not."""

from collective.cron.bbb import PY2
from collective.cron.running import runs
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.asked_jobs import AskedJobs
from collective.cron.tests.support.asked_jobs import NAMES
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase
from ZODB.POSException import ConflictError

import mock
import transaction


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import supply
    from collective.cron.engines.zcasync.jobqueue import find_queue
    from collective.cron.running import runner
    from collective.cron.running.steps import hand


ZC_ASYNC = 4  # commits of its own for a job that it claims


class SupplyCase(ZCAsyncCase, AskedJobs):
    def setUp(self):
        super(SupplyCase, self).setUp()
        # As shipped, and not a Mock with all attributes.
        self.dispatcher = type("Dispatcher", (), {"claims": True})()
        self.dispatcher.UUID = library.instanceuuid.UUID
        self.ask()

    def work_off(self):
        """Do what is due; return (jobs that the dispatcher claimed, commits)."""
        with database_cost.counted() as cost:
            claimed = self.run_due()
        transaction.begin()
        return claimed, cost[database_cost.COMMIT]

    def check(self, names):
        self.assertEqual((self.well(), "".join(sorted(self.began))), (names, names))
        self.assertEqual(runs.IN_HAND, set())
        self.assertEqual(len(find_queue()), len(NAMES) - len(names))


class TestSupply(SupplyCase):
    def test_one_commit_a_run_and_one_job_of_zc_async_for_all(self):
        claimed, commits = self.work_off()
        self.assertEqual((claimed, commits), (1, ZC_ASYNC + 1 + len(NAMES)))
        self.check("abc")

    def test_what_waited_for_its_time_is_found_too(self):
        queue = find_queue()
        # As put() leaves what is not due yet.
        while queue._queue:
            item = queue._queue.pull(0)
            key = item.begin_after, item._p_jar.db().database_name, item._p_oid
            queue._held[key] = item
        transaction.commit()
        self.assertEqual(self.work_off()[0], 1)
        self.check("abc")

    def test_who_is_told_to_stop_takes_nothing_more(self):
        def stop(mine):
            self.dispatcher.claims = False

        self.play(stop)
        with mock.patch.object(self, "run_due", self.run_one):
            self.work_off()
        self.assertEqual((len(self.began), len(find_queue())), (1, 2))

    def test_who_cannot_write_takes_nothing_more(self):
        def rest(mine):
            self.dispatcher.poll = None

        self.play(rest)
        with mock.patch.object(self, "run_due", self.run_one):
            self.work_off()
        self.assertEqual((len(self.began), len(find_queue())), (1, 2))

    def test_while_others_have_just_begun_it_is_left_to_the_dispatcher(self):
        with mock.patch.object(supply.turns, "may_go_on", return_value=False):
            self.assertEqual(self.work_off()[0], len(NAMES))
        self.check("abc")

    def test_a_claim_that_is_not_stored_leaves_the_job_in_the_queue(self):
        real, calls = hand.claim, []

        def claim(manager, *args):
            calls.append(len(find_queue()))
            if len(calls) == 2:
                raise ConflictError()
            return real(manager, *args)

        with mock.patch.object(hand, "claim", claim):
            self.work_off()
        self.assertEqual(calls[:3], [2, 1, 1])  # taken, taken back, taken again
        self.check("abc")

    def test_jobs_of_others_stay_where_they_are(self):
        queue = find_queue()
        for _number in range(supply.AMONG):
            queue.put(library.job.Job(len, "other"))
        transaction.commit()
        with mock.patch.object(self, "run_due", self.run_one):
            self.work_off()
        self.assertEqual(len(queue), supply.AMONG + len(NAMES) - len(self.began))

    def test_after_a_moment_it_takes_the_next_in_a_commit_of_its_own(self):
        now = iter([0, 0, runner.ENTERED, 10, 10])  # at each entry, and after each run
        with mock.patch.object(runner, "monotonic", lambda: next(now)):
            claimed, commits = self.work_off()
        self.assertEqual(claimed, 1)
        # The second result alone; to take the third job, and to claim it.
        self.assertEqual(commits, ZC_ASYNC + 1 + len(NAMES) + 2)
        self.check("abc")

    def run_one(self):
        """Let the dispatcher claim one job alone."""
        claim = self.agents["main"].claimJob
        found = [claim(), None]
        transaction.commit()
        agent = mock.Mock(claimJob=lambda: found.pop(0))
        with mock.patch.object(self, "agents", {"main": agent}):
            return ZCAsyncCase.run_due(self)


def test_suite():
    return zcasync_suite(TestSupply)
