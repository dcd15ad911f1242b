"""What a simulation comes to, in a zone that is not whole hours from UTC."""

from collective.cron import clock
from collective.cron.overview.simulated import load
from collective.cron.overview.simulated import simulation
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta


MONDAY = clock.from_iso("2026-11-23T00:00:00Z")


class TestLoad(CronTestCase):
    def test_hours_are_those_of_the_clock(self):
        task = self.add_task(periodicity=u"50 9 * * mon", timezone=u"Asia/Kathmandu")
        found = simulation.simulate(task, MONDAY, MONDAY + timedelta(days=7))
        self.assertEqual(load.by_hour(found)[0][9], 1)

    def test_slices(self):
        task = self.add_task(periodicity=u"0 */6 * * *")
        found = simulation.simulate(task, MONDAY, MONDAY + timedelta(days=1))
        self.assertEqual(load.by_slice(found, 4), [1, 1, 1, 1])
        self.assertEqual(len(load.runs(found)), 4)
        self.assertEqual(load.collisions(found), [])

    def test_nothing(self):
        task = self.add_task(periodicity=u"0 0 29 2 *")
        found = simulation.simulate(task, MONDAY, MONDAY + timedelta(days=1))
        self.assertEqual(load.by_slice(found, 2), [0, 0])
        self.assertEqual(sum(map(sum, load.by_hour(found))), 0)
