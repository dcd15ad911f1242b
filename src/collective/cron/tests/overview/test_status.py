"""The one honest status, from plain facts."""

from collective.cron import clock
from collective.cron.engines.trouble import Trouble
from collective.cron.memory.pause import Pause
from collective.cron.memory.state import SchedulingState
from collective.cron.overview import status
from collective.cron.queueing import worker
from collective.cron.queueing.plan import Plan
from collective.cron.running import runs
from datetime import timedelta
from zope.i18n import translate

import unittest


NOW = clock.from_iso("2026-11-23T10:00:30Z")
PLAN = Plan(True, "*/5 * * * *", "Europe/Paris", "jane", "site")
ALIVE = worker.Worker("w1", NOW - timedelta(days=1), NOW, True)
DEAD = ALIVE._replace(alive=False)
PAUSE = Pause(u"moving house", clock.from_iso("2026-11-23T11:00:00Z"), u"jane", NOW)


def make_run(**values):
    run = {
        "token": "t1",
        "started": NOW - timedelta(minutes=2),
        "host": "web1:42",
        "worker": "w1",
        "process": "another",
    }
    return dict(run, **values)


def make_last(result_status, reason=u""):
    return {"id": "1", "status": result_status, "reason": reason}


def make_state(plan=PLAN, **values):
    state = SchedulingState()
    state.plan = tuple(plan)
    state.next_at = clock.from_iso("2026-11-23T10:05:00Z")
    state.pending = "1"
    for name, value in values.items():
        setattr(state, name, value)
    return state


class TestJudge(unittest.TestCase):
    def judge(self, plan=PLAN, state=None, runner=True, user=True, workers=(ALIVE,)):
        state = make_state(plan) if state is None else state
        return status.judge(plan, state, runner, user, workers, NOW)

    def check(self, found, code, fix, *words):
        self.assertEqual((found.code, found.fix), (code, fix))
        for word in words:
            self.assertIn(word, translate(found.reason))
        self.assertTrue(found.title)

    def test_never_run_says_when_it_will(self):
        self.check(self.judge(), "never-run", "none", "2026-11-23 11:05 CET")

    def test_paused_says_by_whom_until_when_and_why(self):
        found = self.judge_paused(PAUSE)
        words = "by jane until 2026-11-23 12:00 CET: moving house"
        self.check(found, "paused", "resume", words)
        found = self.judge_paused(PAUSE._replace(until=None))
        self.check(found, "paused", "resume", "paused by jane: moving house")

    def test_paused_as_it_failed_too_often(self):
        plan = PLAN._replace(active=False)
        gone = {"at": NOW, "count": 3, "since": NOW - timedelta(days=2)}
        state = make_state(plan, halted=gone, last=make_last("FAILED", u"no disk"))
        found = self.judge(plan, state)
        self.check(found, "paused", "activate", "after 3 failures", "no disk")
        state = make_state(halted=None, last=make_last("FAILED", u"no disk"))
        self.check(self.judge(PLAN, state), "failing", "see-result")

    def test_paused_is_why_nothing_is_queued_and_nobody_works(self):
        late = make_state(next_at=NOW - timedelta(hours=1), pending=None)
        for workers in ([ALIVE], [DEAD], [], None):
            found = self.judge_paused(PAUSE, state=late, workers=workers)
            self.check(found, "paused", "resume")

    def test_in_a_pause_what_runs_runs_and_what_is_broken_is_broken(self):
        found = self.judge_paused(PAUSE, state=make_state(runs=(make_run(),)))
        self.check(found, "running", "none")
        found = self.judge_paused(PAUSE, PLAN._replace(periodicity="x"))
        self.check(found, "broken", "edit")
        found = self.judge_paused(PAUSE, PLAN._replace(active=False))
        self.check(found, "inactive", "activate")

    def judge_paused(self, paused, plan=PLAN, state=None, workers=(ALIVE,)):
        state = make_state(plan) if state is None else state
        return status.judge(plan, state, True, True, workers, NOW, paused)

    def test_queue_that_cannot_be_used_tells_since_when_where_and_why(self):
        trouble = Trouble(NOW - timedelta(minutes=5), u"disk full", "web1:42")
        for state in (
            make_state(PLAN),
            make_state(PLAN, extra={"job_id": None}),
            make_state(PLAN, next_at=NOW - timedelta(hours=1)),
        ):
            found = status.judge(
                PLAN, state, True, True, [ALIVE], NOW, trouble=trouble
            )
            self.check(found, "no-queue", "none", "web1:42", "10:55 CET", "disk full")
        running = make_state(PLAN, runs=(make_run(),))
        found = status.judge(PLAN, running, True, True, [ALIVE], NOW, trouble=trouble)
        self.assertEqual(found.code, "running")

    def test_scheduled_after_a_good_run(self):
        state = make_state(last=make_last(u"OK"))
        self.check(self.judge(state=state), "scheduled", "none", "11:05 CET")

    def test_scheduled_tells_that_the_last_run_was_skipped(self):
        state = make_state(last=make_last(u"SKIPPED", u"too late"))
        self.check(self.judge(state=state), "scheduled", "none", "too late")

    def test_warning_and_failing_give_the_reason_of_the_result(self):
        state = make_state(last=make_last(u"WARN", u"few \xe4"))
        self.check(self.judge(state=state), "warning", "see-result", u"few \xe4")
        for failure in (u"FAILED", u"INTERRUPTED"):
            state = make_state(last=make_last(failure, u"boom"))
            self.check(self.judge(state=state), "failing", "see-result", "boom")

    def test_inactive(self):
        plan = PLAN._replace(active=False)
        found = self.judge(plan, make_state(plan, next_at=None, pending=None))
        self.check(found, "inactive", "activate")

    def test_inactive_without_any_state(self):
        found = status.judge(PLAN._replace(active=False), None, True, True, [], NOW)
        self.check(found, "inactive", "activate")

    def test_active_without_any_state_is_not_queued(self):
        found = status.judge(PLAN, None, True, True, [ALIVE], NOW)
        self.check(found, "missing", "repair")

    def test_other_settings_than_those_queued(self):
        state = make_state(PLAN._replace(periodicity="0 0 * * *"))
        self.check(self.judge(state=state), "missing", "repair")

    def test_active_and_not_queued(self):
        self.check(self.judge(state=make_state(pending=None)), "missing", "repair")

    def test_due_is_queued_for_a_minute_and_then_late(self):
        due = make_state(next_at=NOW - timedelta(seconds=60))
        self.check(self.judge(state=due), "queued", "none")
        late = make_state(next_at=NOW - timedelta(seconds=61))
        self.check(self.judge(state=late), "late", "repair", "1 min 1 s")

    def test_a_run_that_was_asked_for_is_queued_also_when_inactive(self):
        for plan in (PLAN, PLAN._replace(active=False)):
            state = make_state(plan, extra={"job_id": "2"})
            self.check(self.judge(plan, state), "queued", "none")

    def test_database_that_cannot_be_written_has_no_worker(self):
        found = status.judge(PLAN, make_state(), True, True, (), NOW, read_only=True)
        self.check(found, "no-worker", "none", "cannot be written")

    def test_running_tells_since_when_and_where(self):
        found = self.judge(state=make_state(runs=(make_run(),)))
        self.check(found, "running", "none", "10:58:30 CET", "2 min", "web1:42")

    def test_running_is_believed_when_workers_cannot_be_asked(self):
        found = self.judge(state=make_state(runs=(make_run(),)), workers=None)
        self.check(found, "running", "none")

    def test_run_of_a_dead_worker_is_interrupted(self):
        found = self.judge(state=make_state(runs=(make_run(),)), workers=[DEAD])
        self.check(found, "interrupted", "repair", "web1:42")

    def test_run_of_this_process_is_known_by_its_token(self):
        ours = make_state(runs=(make_run(process=worker.process_id()),))
        self.check(self.judge(state=ours), "interrupted", "repair")
        runs.IN_HAND.add("t1")
        self.addCleanup(runs.IN_HAND.discard, "t1")
        self.check(self.judge(state=ours), "running", "none")

    def test_run_that_has_just_begun_is_never_said_to_be_lost(self):
        young = make_run(started=NOW - timedelta(seconds=30))
        found = self.judge(state=make_state(runs=(young,)), workers=[DEAD])
        self.check(found, "running", "none")

    def test_one_run_in_hand_is_enough_to_be_running(self):
        both = (make_run(worker="w0"), make_run())
        self.check(self.judge(state=make_state(runs=both)), "running", "none")

    def test_no_worker_comes_before_late_and_failing(self):
        last = make_last(u"FAILED")
        state = make_state(next_at=NOW - timedelta(hours=1), last=last)
        for workers in ([], [DEAD]):
            found = self.judge(state=state, workers=workers)
            self.check(found, "no-worker", "start-worker")

    def test_unknown_where_the_queue_cannot_be_reached(self):
        self.check(self.judge(workers=None), "unknown", "none")

    def test_broken_without_runner_even_when_inactive(self):
        for plan in (PLAN, PLAN._replace(active=False)):
            self.check(self.judge(plan, runner=False), "broken", "install")

    def test_broken_without_user(self):
        self.check(self.judge(user=False), "broken", "choose-user", "jane")
        found = self.judge(PLAN._replace(user=""), user=False)
        self.check(found, "broken", "choose-user")
        found = self.judge(PLAN._replace(user=b"j\xc3\xa4ne"), user=False)
        self.check(found, "broken", "choose-user", u"j\xe4ne")

    def test_broken_where_the_schedule_cannot_be_read(self):
        found = self.judge(PLAN._replace(periodicity="99 * * * *"))
        self.check(found, "broken", "edit", "minute", "99", "0-59")
        found = self.judge(PLAN._replace(timezone="Mars/Base"))
        self.check(found, "broken", "edit", "Mars/Base")

    def test_every_code_has_a_title_and_only_broken_is_broken(self):
        for code in status.TITLES:
            one = status.Status(code, u"", "none")
            self.assertTrue(one.title)
            self.assertEqual(one.broken, code == "broken")
