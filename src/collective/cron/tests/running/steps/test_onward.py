"""Result and next claim in one commit: what is shared, and what is not."""

from collective.cron.running import runs
from collective.cron.telling import in_hand
from collective.cron.telling import signals
from collective.cron.tests.support import database_cost
from collective.cron.tests.support.onward_case import OnwardCase
from plone import api

import mock
import transaction


class TestTogether(OnwardCase):
    def test_one_commit_a_run_and_one_entry_for_all(self):
        tasks = self.add_some()
        with database_cost.counted() as cost:
            entries = self.work_off()
        self.assertEqual((entries, cost[database_cost.COMMIT]), (1, len(tasks) + 1))
        self.check(tasks)

    def test_each_sees_what_the_one_before_has_stored(self):
        def count(mine):
            site = api.portal.get()
            mine.log(str(getattr(site, "counted", 0)))
            site.counted = getattr(site, "counted", 0) + 1

        tasks = self.add_some()
        self.work_off(count)
        self.check(tasks)
        self.assertEqual(self.portal.counted, 3)

    def test_a_run_that_waited_for_the_one_before_goes_on(self):
        tasks = self.add_some("ab", group=u"one")
        self.work_off()
        self.check(tasks)

    def test_the_same_task_again(self):
        (task,) = self.add_some("a")
        self.manager_of(task).register_job(force=True)
        transaction.commit()
        self.work_off()
        self.assertEqual(self.began, ["a", "a"])
        self.assertEqual(self.statuses(task), ["OK", "OK"])

    def test_what_is_void_or_skipped_is_passed_over(self):
        tasks = self.add_some()
        tasks[1].late_policy = u"skip"
        tasks[1].late_limit = 1
        transaction.commit()
        self.work_off(time="10:08:00")
        self.assertEqual(self.began, ["a", "c"])
        found = [self.statuses(task) for task in tasks]
        self.assertEqual(found, [["OK"], ["SKIPPED"], ["OK"]])
        self.assertEqual(runs.IN_HAND, set())

    def test_one_that_fails_does_not_harm_the_next(self):
        def fail(mine):
            mine.backend.counter += 1
            if mine.backend.getId() == "b":
                raise ValueError("no")

        tasks = self.add_some()
        self.work_off(fail)
        self.assertEqual([task.counter for task in tasks], [1, 0, 1])
        statuses = [self.statuses(task) for task in tasks]
        self.assertEqual(statuses, [["OK"], ["FAILED"], ["OK"]])

    def test_undo_names_both(self):
        self.add_some("ab")
        real, said = runs.end, []

        def end(*args):
            txn = transaction.get()
            txn.addBeforeCommitHook(lambda: said.append(txn.description))
            return real(*args)

        with mock.patch.object(runs, "end", end):
            self.work_off()
        both, last = [text.split(u"\n") for text in said]
        deeds = [u"files a run of /plone/a", u"claims a run of /plone/b"]
        for line, deed in zip(both, deeds):
            self.assertTrue(line.startswith(u"collective.cron: %s for" % deed), line)
        self.assertEqual((len(both), len(last)), (2, 1))

    def test_each_line_of_the_log_is_of_its_own_run(self):
        heard = []

        def listen(kind, facts):
            if kind in (signals.FILED, signals.LEFT):
                heard.append((kind, facts.get("task"), in_hand.names()))

        said = mock.patch.object(
            runs.logger,
            "info",
            lambda line, *args: heard.append((args, in_hand.names().get("task"))),
        )
        tasks = self.add_some("ab")
        with said, mock.patch.object(signals, "LISTENERS", [listen]):
            self.work_off()
        lines = [one for one in heard if len(one) == 2 and ": OK" in str(one[0])]
        self.assertEqual([task for _line, task in lines], [u"/plone/a", u"/plone/b"])
        self.assertEqual(in_hand.names(), {})
        self.check(tasks)

    def test_commits_are_counted_as_they_are(self):
        heard = []

        def listen(kind, facts):
            if kind == signals.COMMIT:
                heard.append((facts["what"], facts["shared"]))

        self.add_some("ab")
        with mock.patch.object(signals, "LISTENERS", [listen]):
            self.work_off()
        result, claim = ("result", False), ("claim", False)
        self.assertEqual(heard, [claim, result, ("claim", True), result])
