"""run: asked for, and waited for."""

from collective.cron.actions import one_backend
from collective.cron.commandline.doing import run
from collective.cron.tests.support.command_case import CommandCase

import mock
import sys
import transaction


class TestRun(CommandCase):
    def test_asked_for(self):
        told = self.data("run task")
        self.assertEqual(told["code"], "done")
        self.assertEqual(self.run_due(), 1)
        self.assertEqual(self.statuses(self.task), ["OK"])

    def waited(self, words, code):
        """Let a worker take the job while the command waits."""

        def sleep(seconds):
            self.queue.run_due()

        with mock.patch.object(run.time, "sleep", sleep):
            return self.type(words, code)

    def test_waited_for(self):
        told = self.waited("run task --wait", 0)
        self.assertEqual(told, [u"2026-11-23 11:00:30 CET  OK"])
        self.task.script = u"fail"
        self.set_time("10:02:00")
        self.assertIn(u"FAILED", self.waited("run task --wait 60", 1)[0])

    def test_it_takes_too_long(self):
        with mock.patch.object(run, "LOOK", 0.01):
            self.assertIn("not ended", self.type("run task --wait 0.05", 5)[0])

    def test_nobody_waits_any_more(self):
        def interrupted(seconds):
            raise KeyboardInterrupt()

        with mock.patch.object(run.time, "sleep", interrupted):
            self.assertIn("goes on", self.type("run task --wait", 130)[0])
        self.assertEqual(self.run_due(), 1)

    def test_here(self):
        told = self.type("run task --here")
        self.assertEqual(told, [u"2026-11-23 11:00:30 CET  OK"])
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.run_due(), 0)
        self.task.script = u"fail"
        self.assertIn(u"FAILED", self.type("run task --here", 1)[0])
        self.type("pause Why")
        self.assertIn(u"paused", self.type("run task --here", 1)[0])

    def test_here_and_there_is_no_choice(self):
        with mock.patch.object(sys, "stderr", mock.Mock()):
            with self.assertRaises(SystemExit):
                self.type("run task --here --wait")

    def test_what_cannot_be_run(self):
        self.type("run task --dry", 0 if self.has_dry() else 1)
        self.task.run_as = u"nobody-known"
        self.manager_of(self.task).register_or_remove()
        transaction.commit()
        self.type("run task", 1)

    def has_dry(self):
        return one_backend.has_dry_run(self.task)
