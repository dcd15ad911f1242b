"""Which jobs a dispatcher claims while one thread does all that is due."""

from collective.cron.bbb import PY2
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase

import mock
import transaction


if PY2:
    from collective.cron.engines.zcasync import choice
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync.jobqueue import find_queue


def other():
    """The task of somebody else."""


class TestChoice(ZCAsyncCase):
    def setUp(self):
        super(TestChoice, self).setUp()
        self.choice = choice.Choice()
        self.left = []  # what turns say, one by one
        self.slept = []
        self.patch(choice.time, "sleep", self.slept.append)
        self.patch(
            choice.turns,
            "seconds_left",
            lambda also: self.left.pop(0) if self.left else 0,
        )
        agent = library.agent.Agent
        self.patch(agent, "_choose", lambda one: self.choice.choose(one))
        self.put_due()
        find_queue().put(library.job.Job(other))
        transaction.commit()

    def patch(self, where, name, value):
        patched = mock.patch.object(where, name, value)
        patched.start()
        self.addCleanup(patched.stop)

    def claim(self):
        """Return what is claimed, in this order, until there is nothing."""
        found = []
        while True:
            self.choice.look()
            item = self.agents["main"].claimJob()
            if item is None:
                return found
            found.append("other" if item.callable is other else "ours")

    def test_all_where_nobody_has_just_begun(self):
        self.assertEqual(self.claim(), ["ours", "other"])
        self.assertEqual(self.slept, [])

    def test_those_of_others_alone_while_our_runs_are_short(self):
        self.left = [0.01] * 3 * choice.LOOKS
        self.assertEqual(self.claim(), ["other"])
        self.assertEqual(len(find_queue()), 1)
        self.left = []
        self.assertEqual(self.claim(), ["ours"])

    def test_one_more_where_a_run_takes_longer(self):
        self.left = [0.01, -0.01]
        self.assertEqual(self.claim(), ["ours", "other"])
        self.assertEqual(self.slept, [0.01])

    def test_it_is_known_when_one_of_ours_was_claimed(self):
        seen = []
        self.patch(choice.turns, "seconds_left", lambda also: seen.append(also) or 0)
        self.patch(choice, "monotonic", lambda: 77)
        self.claim()
        self.assertEqual(seen, [0, 77, 77])

    def test_who_chooses_by_himself_is_left_alone(self):
        agent = self.agents["main"]
        agent.chooser = lambda one: "chosen"
        self.assertEqual(self.choice.choose(agent), "chosen")
        agent.chooser = None

    def test_what_an_agent_does_not_want_is_not_claimed(self):
        agent = self.agents["main"]
        agent.filter = lambda job: job.callable is other
        self.assertEqual(self.claim(), ["other"])
        agent.filter = None


def test_suite():
    return zcasync_suite(TestChoice)
