"""A job in hand: known by one token and one name, from before its claim."""

from collective.cron import clock
from collective.cron.queueing.job import Job
from collective.cron.queueing.job import SCHEDULE
from collective.cron.running import runs
from collective.cron.running.steps.hand import Hand
from collective.cron.telling import in_hand
from collective.cron.tests.support.base import CronTestCase

import transaction


class TestHand(CronTestCase):
    def setUp(self):
        super(TestHand, self).setUp()
        self.task = self.add_task()
        self.job = list(self.queue.held.values())[0].job
        self.hand = Hand(self.portal, self.job, "w")

    def test_whoever_asks_finds_it_in_hand(self):
        facts = {"site": "/plone", "task": u"/plone/task", "run": self.hand.token}
        with self.hand.taken():
            self.assertEqual(runs.IN_HAND, set([self.hand.token]))
            self.assertEqual(in_hand.names(), facts)
        self.assertEqual((runs.IN_HAND, in_hand.names()), (set(), {}))
        with self.hand.noted():
            self.assertEqual(in_hand.names(), facts)

    def test_a_claim_that_was_stored_is_found_again(self):
        self.set_time("10:05:00")
        self.hand.claim()
        transaction.commit()
        first = self.hand.run
        self.assertEqual(first["token"], self.hand.token)
        self.hand.claim()
        self.assertEqual(self.hand.run, first)
        # Of another thread it is void.
        other = Hand(self.portal, self.job, "w")
        other.claim()
        self.assertIsNone(other.run)

    def test_it_signs_by_the_name_before_the_claim_and_as_the_user_after_it(self):
        said = u"claims a run of /plone/task for 2026-11-23T10:05:00Z, by "
        signature = self.hand.sign(u"claims")
        self.assertTrue(signature.what.startswith(said), signature.what)
        self.assertEqual(signature.user, u"collective.cron")
        self.set_time("10:05:00")
        self.hand.claim()
        self.assertEqual(self.hand.sign(u"works in").user, self.hand.run["user"])

    def test_of_one_that_is_gone_the_uuid_is_its_name(self):
        job = Job("/plone", "gone", 1, clock.now(), SCHEDULE)
        self.assertEqual(Hand(self.portal, job, "w").name, u"gone")
