"""zc.async: who acts because a registration has no new sign relies on that."""

from collective.cron import clock
from collective.cron.bbb import PY2
from collective.cron.tests.support.silence_contract import SilenceContract
from collective.cron.tests.support.suites import zcasync_suite
from collective.cron.tests.support.zcasync_case import ZCAsyncCase

import mock
import uuid


if PY2:
    from collective.cron.engines.zcasync import library
    from collective.cron.engines.zcasync import registrations


class TestSilence(SilenceContract, ZCAsyncCase):
    def agents_of(self, root, worker_id):
        dispatchers = root[library.KEY][library.QUEUE].dispatchers
        return dispatchers[uuid.UUID(worker_id)]

    def begin(self, root, worker_id, at):
        dispatchers = root[library.KEY][library.QUEUE].dispatchers
        dispatchers.register(uuid.UUID(worker_id))
        agents = dispatchers[uuid.UUID(worker_id)]
        agents.activate()
        registrations.sign(agents)
        agents.activated = agents.last_ping.value = at

    def give_sign(self, root, worker_id):
        agents = self.agents_of(root, worker_id)
        if not agents.activated:
            agents.reactivate()
        agents.last_ping.value = clock.now()

    def end(self, root, worker_id):
        self.agents_of(root, worker_id).deactivate()

    def test_zc_async_does_not_close_one_that_lives(self):
        self.fall_silent()
        agents = self.agents_of(self.portal._p_jar.root(), self.worker_id)
        with mock.patch.object(
            library.queue.DispatcherAgents, "dead", property(registrations.is_dead)
        ):
            if agents.dead:
                agents.deactivate()
        self.assertFalse(agents.activated)
        self.elsewhere(self.give_sign)
        self.refuse()
        self.assertTrue(self.lives())


def test_suite():
    return zcasync_suite(TestSilence)
