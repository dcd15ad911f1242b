"""huey: who acts because a heartbeat is old relies on it."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.engines import heartbeats
from collective.cron.tests.support.silence_contract import SilenceContract
from collective.cron.tests.support.suites import huey_suite
from datetime import timedelta

import transaction


if not PY2:
    from collective.cron.tests.support.huey_case import HueyCase
else:
    HueyCase = object


class TestSilence(SilenceContract, HueyCase):
    def begin(self, root, worker_id, at):
        heartbeats.begin(root, worker_id)
        root[heartbeats.KEY][worker_id].last_ping = at

    def give_sign(self, root, worker_id):
        if worker_id not in root[heartbeats.KEY]:
            heartbeats.begin(root, worker_id)
        root[heartbeats.KEY][worker_id].last_ping = clock.now()

    def end(self, root, worker_id):
        heartbeats.end(root, worker_id)

    def test_who_comes_and_was_silent_for_days_is_not_forgotten_if_it_lives(self):
        self.elsewhere(self.begin, clock.now() - timedelta(days=2))
        transaction.begin()
        heartbeats.begin(self.portal._p_jar.root(), "another")
        self.elsewhere(self.give_sign)
        self.refuse()
        self.assertTrue(self.lives())


def test_suite():
    return huey_suite(TestSilence)
