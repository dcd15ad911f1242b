"""Runs that were asked for: none is lost, none comes twice, a thousand cost little."""

from collective.cron.content.result_writer import microseconds
from collective.cron.memory.wanted_jobs import wanted_jobs
from collective.cron.queueing.besides import asked
from collective.cron.queueing.besides import backlog
from collective.cron.queueing.besides import turns
from collective.cron.queueing.job import MANUAL
from collective.cron.queueing.job import SCHEDULE
from collective.cron.tests.support.waiting_runs import WaitingRunCase
from collective.cron.tests.support.waiting_runs import WaitingRunContract

import mock
import transaction


class TestBacklog(WaitingRunContract, WaitingRunCase):
    def run_at(self, time, **values):
        return self.manager.run_at(self.at(time), **values)

    def line_up(self, count, **settings):
        return [
            asked.line_up(self.manager, None, dict(settings, number=number))
            for number in range(count)
        ]

    def numbers(self):
        results = self.task.getResults()
        return [result.settings["number"] for result in results][::-1]

    def test_each_runs_once_in_order_with_its_settings(self):
        self.line_up(5)
        self.assertEqual((backlog.count(self.state), len(self.waiting())), (5, 1))
        self.assertEqual(self.run_all("10:00:31"), 5)
        self.assertEqual(self.numbers(), [0, 1, 2, 3, 4])
        self.assertEqual(self.run_due("10:01:00"), 0)
        self.assertEqual(backlog.count(self.state), 0)

    def test_an_earlier_one_takes_the_place_of_the_first(self):
        for time in ("10:20:00", "10:10:00", "10:30:00"):
            self.run_at(time)
        self.assertEqual(self.waiting(), [("10:10", MANUAL)])
        self.run_due("10:10:00")
        self.assertEqual(self.waiting(), [("10:20", MANUAL)])
        self.assertEqual(self.run_all("10:40:00"), 2)
        self.assertEqual(self.statuses(self.task), ["OK"] * 3)

    def test_a_second_job_for_it_does_nothing(self):
        self.run_at("10:10:00")
        held = [q for q in self.queue.held.values() if q.job.trigger == MANUAL]
        self.queue.put(held[0].job, held[0].begin_after)
        self.assertEqual(self.run_due("10:10:00"), 2)
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_a_lost_job_is_queued_again(self):
        self.run_at("10:10:00")
        self.run_at("10:20:00")
        transaction.commit()
        self.queue.held.clear()
        self.assertEqual(self.tick("10:11:00"), {"queued": 2})
        self.assertEqual(self.waiting(), [("10:10", MANUAL)])
        self.assertEqual(self.tick(), {})
        self.run_all("10:20:00")
        self.assertEqual(self.statuses(self.task), ["OK", "OK"])

    def test_job_that_a_clock_ahead_or_another_path_has_is_queued_anew(self):
        self.run_at("10:10:00")
        for others in ({"begin_after": self.at("22:00:00")}, {"site": "/former"}):
            job_id, held = backlog.job_of(self.state), self.queue.held
            changed = held[job_id]
            if "site" in others:
                changed = changed._replace(job=changed.job._replace(**others))
            else:
                changed = changed._replace(**others)
            held[job_id] = changed
            self.assertEqual(self.reconcile_all(), {"queued": 1})
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_nothing_is_written_while_it_waits(self):
        self.run_at("10:10:00")
        transaction.commit()
        serials = self.state._p_serial, self.state.backlog._p_serial
        self.assertEqual((self.tick("10:05:00"), self.reconcile_all()), ({}, {}))
        found = self.state._p_serial, self.state.backlog._p_serial
        self.assertEqual(found, serials)

    def test_is_among_the_wanted_jobs(self):
        self.run_at("10:10:00")
        transaction.commit()
        self.assertIn(backlog.job_of(self.state), wanted_jobs(self.layer["app"]))

    def test_goes_when_its_jobs_are_removed(self):
        self.line_up(2)
        self.assertEqual(self.manager.remove_jobs(), 2)
        self.assertEqual((self.queued(), backlog.count(self.state)), ([], 0))

    def test_of_an_inactive_task_it_stays(self):
        self.run_at("10:10:00")
        self.task.activated = False
        self.manager.register_or_remove()
        self.assertEqual(self.queued(), [("10:10", MANUAL)])
        self.run_due("10:10:00")
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_what_became_of_it_is_known_as_long_as_there_is_room(self):
        with mock.patch.object(backlog, "REMEMBERED", 2):
            first, second, third = self.line_up(3)
            self.run_all("10:00:31")
        self.assertIsNone(backlog.result_of(self.state, first))
        folder = self.task.results_folder()
        for number, occurrence in ((1, second), (2, third)):
            result = folder[backlog.result_of(self.state, occurrence)]
            self.assertEqual(result.settings["number"], number)

    def test_runs_of_the_schedule_are_not_taken_for_what_was_asked_for(self):
        task = self.add_task(name="often")  # every five minutes
        self.manager_of(task).run_at(self.at("10:05:00"))
        for time in ("10:05:00", "10:10:00", "10:15:00"):
            self.run_all(time)
        state, folder = self.state_of(task), task.results_folder()
        triggers = sorted(result.trigger for result in task.getResults())
        self.assertEqual(triggers, [MANUAL] + [SCHEDULE] * 3)
        found = backlog.result_of(state, self.at("10:05:00"))
        self.assertEqual(folder[found].trigger, MANUAL)
        self.assertEqual(state.backlog["kept"](), 1)

    def test_one_can_be_taken_away(self):
        first, second, _third = self.line_up(3)
        backlog.drop(self.manager, second)
        backlog.drop(self.manager, first)
        self.assertEqual(len(self.waiting()), 1)
        self.run_all("10:00:31")
        self.assertEqual(self.numbers(), [2])

    def test_a_thousand_are_stored_in_pieces(self):
        occurrences = self.line_up(1000)
        self.assertEqual(len(set(occurrences)), 1000)
        transaction.commit()
        before = self.state._p_serial
        asked.line_up(self.manager, None, {"number": 1000})
        objects = list(self.state._p_jar._registered_objects)
        self.assertLess(len(objects), 6)
        transaction.commit()
        self.assertEqual(self.state._p_serial, before)
        self.assertEqual(backlog.first(self.state)["settings"], {"number": 0})
        self.assertEqual(backlog.job_of(self.state), self.state.backlog["head"][1])
        self.assertEqual(
            self.state.backlog["head"][0], microseconds(occurrences[0])
        )

    def test_what_waits_is_told_of(self):
        self.run_at("10:10:00")
        self.assertIsNone(turns.waiting(self.state, self.at("10:09:00")))
        one = turns.waiting(self.state, self.at("10:10:00"))
        self.assertEqual(one["occurrence"], self.at("10:10:00"))
