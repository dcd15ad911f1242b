"""What went wrong in other schedulers, and the tests that it does not here.

Each story was told in the issue tracker of a widely used scheduler. Here is which tests
answer it, by module; two that fit nowhere else are below.
"""

from collective.cron import clock
from collective.cron.running import runs
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.worksite import entering
from datetime import timedelta

import importlib
import threading
import transaction
import unittest


STORIES = {
    "a worker was down for a thousand occurrences": """
        running.test_claim
        - worker_down_for_a_thousand_occurrences_makes_one_run
        - too_late_is_skipped_and_recorded
        """,
    "the task raises, conflicts for ever, its user, place or runner is gone": """
        running.test_runner
        - every_task_leaves_one_result_and_the_next_occurrence
        - endless_conflict_is_a_failure
        - user_that_is_gone_is_said_and_the_schedule_goes_on
        running.job_runners.test_made
        - type_without_runner_is_said
        test_subscribers
        - moved
        """,
    "a restart right at an occurrence": """
        process.test_single
        - killed_in_the_middle_of_tasks_it_goes_on_where_it_was
        running.test_reconcile
        - occurrence_missed_while_the_job_was_lost_runs_late
        """,
    "two workers register at once": """
        engines.zcasync.test_jobqueue
        - two_threads_register_one_job_fifty_times
        process.test_zeo
        - many_are_due_at_once_and_a_worker_is_killed_half_way
        """,
    "run by hand while it runs": """
        browser.backend.test_actions
        - run_now_while_it_runs_is_refused_with_the_reason
        running.care.test_overlap
        - skip_records_why
        - wait_lets_one_wait_and_runs_it_afterwards
        - allow_runs_beside_it
        """,
    "a worker was killed in a task": """
        running.test_reconcile
        - repeatable_task_is_started_again
        - interrupted_is_recorded_once
        """,
    "clock changes": """
        schedule.test_occurrence
        schedule.test_coming_clock_changes
        """,
    "a pause of three days": """
        running.test_claim_paused
        - pause_of_three_days_and_resume_make_no_burst
        running.test_claim
        - pause_of_three_days_makes_no_burst
        """,
    "an outage of five minutes": """
        stories.test_stories
        - outage_of_five_minutes_pauses_nothing
        """,
    "a hundred thousand runs": """
        stories.test_dashboard
        - 100000_runs_constant_page_time
        """,
    "0 0 1-100000000 * *, days that never come, nothing, unicode": """
        settings.test_fields
        browser.schedule.test_widget
        browser.schedule.test_preview
        - days_that_never_come_and_unicode_at_once
        services.schedule.test_preview
        - days_that_never_come_empty_and_unicode
        """,
    "a link changes something, and who may only look can run": """
        product.test_permissions_pages
        - get_of_an_action_changes_nothing
        - actions_with_an_authenticator
        product.test_permissions_services
        product.test_privacy
        """,
    "two tasks end together": """
        stories.test_stories
        - two_tasks_that_end_together_do_not_conflict
        """,
    "the page fails when it is needed: no worker, a broken task": """
        stories.test_dashboard
        - page_answers_with_no_worker_and_with_a_broken_task
        """,
    "the clock was set back": """
        queueing.test_manager
        - clock_set_back_never_repeats_an_occurrence
        """,
    "renamed, moved, copied, deleted": """
        process.test_places
        test_subscribers
        - copy_starts_inactive_without_results_and_as_who_made_it
        """,
    "a monthly task runs when it is installed": """
        running.test_claim
        - first_install_of_a_monthly_task_does_not_run_at_once
        """,
    "what was skipped is shown as done": """
        running.test_claim_paused
        - skipped_or_paused_runs_are_never_shown_as_successful
        """,
}


class TestStories(CronTestCase):
    def test_outage_of_five_minutes_pauses_nothing(self):
        task = self.add_task(u"fail", periodicity=u"* * * * *")
        for minute in range(1, 6):
            self.run_due("10:%02d:00" % minute)
        self.assertEqual(self.statuses(task), ["FAILED"] * 5)
        task.script = u"count"
        self.run_due("10:06:00")
        self.assertEqual(self.statuses(task)[-1], "OK")
        self.assertEqual(self.queued(), [("10:07", "schedule")])

    def test_two_tasks_that_end_together_do_not_conflict(self):
        for name in ("one", "other"):
            state = self.state_of(self.add_task(name=name))
            begun = add_run(state, token=name)
        outcome = {"status": u"OK", "attempt": 1}

        def end_the_other():
            with entering.open_site("/plone") as site:
                runs.end(self.manager_of(site["other"]), begun, outcome)
                transaction.commit()

        one = dict(begun, token="one", started=clock.now() - timedelta(seconds=1))
        runs.end(self.manager_of(self.portal["one"]), one, outcome)
        thread = threading.Thread(target=end_the_other)
        thread.start()
        thread.join(30)
        transaction.commit()
        for name in ("one", "other"):
            self.assertEqual(self.statuses(self.portal[name]), ["OK"])


class TestIndex(unittest.TestCase):
    def test_tests_that_are_named_exist(self):
        for story, lines in STORIES.items():
            known = ()
            for line in lines.strip().split("\n"):
                name = line.strip()
                if name.startswith("- "):
                    self.assertIn("test_" + name[2:], known, story)
                else:
                    module = importlib.import_module("collective.cron.tests." + name)
                    known = names_of_tests(module)
                    self.assertTrue(known, name)


def names_of_tests(module):
    cases = [one for one in vars(module).values() if hasattr(one, "countTestCases")]
    return set(name for case in cases for name in dir(case) if name.startswith("test_"))
