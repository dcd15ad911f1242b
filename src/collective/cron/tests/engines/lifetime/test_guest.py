"""A guest is known for as long as it stays, and takes nothing from the queue."""

from collective.cron.engines import heartbeats
from collective.cron.engines.lifetime import guest
from collective.cron.memory import own_connection
from collective.cron.queueing.worker import process_id
from collective.cron.tests.support.base import CronTestCase


class TestGuest(CronTestCase):
    def known(self):
        return own_connection.change_root(heartbeats.workers)

    def test_it_comes_and_goes(self):
        with guest.staying() as own:
            self.assertEqual(own, process_id())
            (one,) = self.known()
            self.assertTrue(one.alive)
            self.assertFalse(one.takes_jobs)
            self.assertTrue(one.has_had({"worker": own, "process": own}))
        self.assertEqual(self.known(), [])

    def test_whatever_happens(self):
        with self.assertRaises(KeyboardInterrupt):
            with guest.staying():
                raise KeyboardInterrupt()
        self.assertEqual(self.known(), [])
