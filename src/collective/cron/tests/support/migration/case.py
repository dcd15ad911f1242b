# -*- coding: utf-8 -*-
"""What must hold after a database has come from another Plone, whichever that was."""

from collective.cron.tests.support.processes import programs
from collective.cron.tests.support.processes.case import now_as_text
from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.case import seconds_between
from collective.cron.tests.support.processes.watched_task import Task

import collections


class MigrationCase(ProcessCase):
    """`before`: what the probe said when the last worker was killed."""

    before = None

    def task(self, system, name):
        for uid, backend in self.before["backends"].items():
            if backend["path"] == "jobs/" + name:
                return Task(system, uid, name)

    def old_results(self, task):
        return self.before["backends"][task.uid]["results"]

    def new_results(self, task, count):
        """Wait for so many results besides those from before; return those."""
        old = len(self.old_results(task))
        return task.wait_results(old + count)[old:]

    def check_what_was_there(self, system):
        probe = system.client.probe()
        self.assertEqual(set(probe["backends"]), set(self.before["backends"]))
        self.assertEqual(set(probe["states"]), set(self.before["states"]))
        for uid, old in self.before["backends"].items():
            new = probe["backends"][uid]
            kept = new["results"][: len(old["results"])]
            self.assertEqual(kept, old["results"], old["path"])
            self.assertEqual(new["path"], old["path"])
            self.assertEqual(new["activated"], old["activated"])
            generations = [
                each["states"][uid]["generation"] for each in (self.before, probe)
            ]
            self.assertEqual(generations[0], generations[1], old["path"])

    def check_what_was_cut_off(self, system):
        """What ran when the old worker was killed, and what it had not begun."""
        (once,) = self.new_results(self.task(system, "once"), 1)
        self.assertEqual(once["status"], "INTERRUPTED")
        self.assertIn("stopped during the run", once["reason"])
        first, second = self.new_results(self.task(system, "again"), 2)
        self.assertEqual(
            [first["status"], second["status"], second["trigger"], second["attempt"]],
            ["INTERRUPTED", "OK", "restart", 2],
        )
        (asked,) = self.new_results(self.task(system, "waits"), 1)
        self.assertEqual(
            (asked["status"], asked["by"], asked["trigger"]), ("OK", "admin", "manual")
        )
        # A user whose id was bytes is still known.
        theirs = self.task(system, "theirs")
        self.assertTrue(theirs.run())
        self.assertEqual(self.new_results(theirs, 1)[0]["user"], u"jürgen")

    def check_schedule(self, system):
        """What came due meanwhile has run once, all others are due when they were."""
        minutely = self.task(system, "minutely")
        for uid, old in self.before["states"].items():
            active = self.before["backends"][uid]["activated"]
            if uid == minutely.uid or active and old["next_at"] < now_as_text():
                task = Task(system, uid, self.before["backends"][uid]["path"])
                task.wait_result(75, occurrence=old["next_at"])
        # Every active one is queued, under an id of this engine.
        probe, looked = system.client.probe(), now_as_text()
        queued = dict((one["job"][1], one) for one in probe["queued"])
        for uid, backend in probe["backends"].items():
            state, old = probe["states"][uid], self.before["states"][uid]
            self.check_results(backend)
            if not backend["activated"]:
                self.assertNotIn(uid, queued)
                self.assertIsNone(state["pending"])
                continue
            self.assertEqual(state["pending"], queued[uid]["id"], backend["path"])
            self.assertEqual(state["runs"], [])
            if old["next_at"][:19] > looked[:19]:
                self.assertEqual(state["next_at"], old["next_at"], backend["path"])
            self.assertGreater(state["next_at"], old["next_at"][:16])

    def check_results(self, backend):
        """None has run twice: only what was interrupted has two results."""
        final = [
            (result["occurrence"], result["trigger"])
            for result in backend["results"]
            if result["status"] != "INTERRUPTED" and result["occurrence"]
        ]
        twice = [one for one, n in collections.Counter(final).items() if n > 1]
        self.assertEqual(twice, [], backend["path"])

    def check_that_it_is_in_time(self, system):
        minutely = self.task(system, "minutely")
        first = self.before["states"][minutely.uid]["next_at"]

        def in_time():
            later = [r for r in minutely.results if r["occurrence"] >= first]
            return [r for r in later if _prompt(r)]

        result = programs.wait_for(in_time, 75, "the schedule goes on")[0]
        self.assertEqual((result["trigger"], result["status"]), ("schedule", "OK"))


def _prompt(result):
    return seconds_between(result["occurrence"], result["start"]) < 5
