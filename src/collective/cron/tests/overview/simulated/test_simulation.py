"""What would run in a period: all cases, for one task and for several, and its cost."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.memory import pause
from collective.cron.overview.simulated import load
from collective.cron.overview.simulated import simulation
from collective.cron.tests.support.base import CronTestCase
from datetime import date
from datetime import timedelta

import os


SINCE = clock.from_iso("2026-11-23T00:00:00Z")


class TestSimulation(CronTestCase):
    def simulate(self, task, days=7, since=SINCE):
        return simulation.simulate(task, since, since + timedelta(days=days))

    def rows(self, found):
        return [(clock.to_iso(row.instant)[5:16], row.kind) for row in found.rows]

    def test_runs_and_dates_that_are_left_out(self):
        task = self.add_task(
            periodicity=u"0 9 * * *",
            left_out=u"2026-11-24",
            begins_on=date(2026, 11, 23),
            ends_on=date(2026, 11, 25),
        )
        self.assertEqual(
            self.rows(self.simulate(task)),
            [
                ("11-23T09:00", "run"),
                ("11-24T09:00", "left-out"),
                ("11-25T09:00", "run"),
            ],
        )

    def test_what_is_held_by_the_pause(self):
        task = self.add_task(periodicity=u"0 12 * * *")
        pause.start(
            self.portal, u"Moving", clock.from_iso("2026-11-25T00:00:00Z"), u"joe"
        )
        found = [kind for _at, kind in self.rows(self.simulate(task, 4))]
        self.assertEqual(found, ["held", "held", "run", "run"])

    def test_no_more_than_it_may(self):
        task = self.add_task(periodicity=u"0 12 * * *", most_runs=2)
        self.assertEqual(len(self.simulate(task).rows), 2)
        self.state_of(task).counted = 1
        self.assertEqual(len(self.simulate(task).rows), 1)

    def test_clock_changes_and_past_periods(self):
        task = self.add_task(periodicity=u"30 2 * * *", timezone=u"Europe/Paris")
        since = clock.from_iso("2024-03-29T00:00:00Z")
        found = self.simulate(task, 4, since)
        self.assertEqual(
            [(row.wall.hour, row.mark) for row in found.rows],
            [(2, None), (2, None), (3, "after-gap"), (2, None)],
        )
        self.assertEqual(len(found.changes), 1)

    def test_several_tasks_in_one_row_and_which_start_together(self):
        first = self.add_task(name="a", periodicity=u"0 9 * * *", run_group=u"mail")
        second = self.add_task(name="b", periodicity=u"0 9 * * mon", run_group=u"mail")
        third = self.add_task(name="c", periodicity=u"30 9 * * *", activated=False)
        until = SINCE + timedelta(days=2)
        found = simulation.simulate_site([first, second, third], SINCE, until)
        self.assertEqual([row.together for row in found.rows], [2, 2, 1])
        (collision,) = load.collisions(found)
        self.assertEqual(len(collision.tasks), 2)
        self.assertEqual(collision.groups, [u"mail"])
        counts = load.by_hour(found)
        self.assertEqual((counts[0][9], counts[1][9], sum(map(sum, counts))), (2, 1, 3))
        self.assertEqual(sum(load.by_slice(found, 100)), 3)
        active = [task.active for task in found.tasks.values()]
        self.assertEqual(sorted(active), [False, True, True])
        self.assertEqual(len(self.simulate(third).rows), 7)

    def test_what_is_broken_has_no_rows_and_says_why(self):
        task = self.add_task()
        task.timezone = u"Mars/Olympus"
        found = self.simulate(task)
        self.assertEqual(found.rows, [])
        (known,) = found.tasks.values()
        self.assertIn(u"Mars/Olympus", known.defect)

    def test_other_periods_are_refused(self):
        task = self.add_task()
        for days in (0, -1, 3661):
            with self.assertRaises(CronError):
                self.simulate(task, days)

    def test_a_year_of_every_five_minutes_is_bounded_and_fast(self):
        task = self.add_task(timezone=u"Europe/Paris")
        begin = os.times()[0]
        found = self.simulate(task, 366)
        length = os.times()[0] - begin  # of this process, whatever else goes on
        self.assertTrue(found.cut)
        self.assertEqual(len(found.rows), 100000)
        self.assertLess(found.until, SINCE + timedelta(days=366))
        self.assertLess(length, 5)  # 0.8 s, on a machine that has time

    def test_nothing_is_written(self):
        task = self.add_task()
        self.simulate(task)
        self.assertEqual(self.portal._p_jar._registered_objects, [])
