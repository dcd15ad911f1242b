"""The data of a former version, with the code as it is now: all is read, all goes on.

Modules move; databases and queues hold their former names.
"""

from collective.cron.tests.support.former import fill
from collective.cron.tests.support.former import former
from collective.cron.tests.support.former import stored_names
from collective.cron.tests.support.former.case import FormerCase
from collective.cron.tests.support.processes import config
from collective.cron.tests.support.processes.case import now_as_text
from collective.cron.tests.support.processes.case import seconds_between
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from contextlib import closing
from six import assertRegex
from ZODB.DB import DB
from ZODB.FileStorage import FileStorage

import os
import time


# What a run writes; Plone 6.2 keeps the pulse of its workers beside that.
WRITTEN = (
    "global collective.cron.content.result.Result",
    "global collective.cron.state.SchedulingState",
)
# What came later. A former version that meets it keeps it and does not look into it.
NEW = set(["global collective.cron.memory.installation.Installation"])


def untitled(found):
    """Return what was found with the tokens of choices alone: titles may change."""
    if not isinstance(found, dict):
        return found
    if "token" in found and "title" in found:
        return found["token"]
    return dict((name, untitled(value)) for name, value in found.items())


class TestFormerData(FormerCase):
    def test_what_a_former_version_stored_is_read(self):
        # By a process that runs no jobs, so that all is still as it was.
        system = self.open(former.single(config.CLIENT))
        names = stored_names.read_names(former.data_file(system))
        self.assertEqual(names, former.former_names())
        self.assertEqual(stored_names.find_unreal(names), [])
        system.start()
        now = fill.describe(system.client)
        for kind in sorted(now):
            found, before = untitled(now[kind]), untitled(self.before[kind])
            if kind == "settings":
                # There are more of them now.
                found = dict((name, found[name]) for name in before)
            self.assertEqual(found, before, kind)
        statuses = set(
            result["status"]
            for backend in now["backends"].values()
            for result in backend["results"]
        )
        kinds = ["CANCELLED", "FAILED", "INTERRUPTED", "OK", "SKIPPED", "WARN"]
        self.assertEqual(sorted(statuses), kinds)
        (run,) = now["running"]["cancelled"]
        self.assertEqual(run["cancelled_by"], "admin")
        self.assertGreater(run["progress"]["done"], 10)
        self.check_catalog(system)
        self.check_pages(system)

    def test_it_goes_on_and_stores_no_other_names(self):
        system = self.open(former.single())
        path = former.data_file(system)
        last = stored_names.last_transaction(path)
        system.start()
        up = now_as_text()
        self.check_killed_runs(system)
        self.check_schedule(system, up)
        self.assert_kept(system)
        self.assert_nothing_doubled(system)
        self.check_catalog(system)
        self.check_pages(system)
        system.web.stop()

        written = stored_names.read_names(path, last)
        self.assertEqual(written - former.former_names() - NEW, set())
        self.assertEqual(set(WRITTEN) - written, set())

        pack(system)
        names = stored_names.read_names(path)
        self.assertEqual(names - former.former_names() - NEW, set())
        self.assertEqual(stored_names.find_unreal(names), [])
        system.start()
        self.assert_kept(system)
        asked = self.task(system, "warns")
        since = now_as_text()
        self.assertTrue(asked.run())
        wait_for(
            lambda: [
                result
                for result in asked.results
                if (result["trigger"], result["status"]) == ("manual", "WARN")
                and result["occurrence"] > since
            ],
            30,
            "a task runs after the pack",
        )
        self.assert_nothing_doubled(system)

    def check_killed_runs(self, system):
        """What was under way is closed; what may be repeated goes on where it was."""
        for name, why in (
            ("killed", "stopped during the run"),
            ("goes-on", "it is started again"),
            ("cancelled", "it had been cancelled by admin"),
        ):
            task = self.task(system, name)
            (run,) = self.before["states"][task.uid]["runs"]
            lost = task.wait_result(occurrence=run["occurrence"], status="INTERRUPTED")
            self.assertIn(why, lost["reason"])
            self.assertEqual(lost["start"], run["started"])
            self.assertEqual(lost["trigger"], "manual")
        again = self.task(system, "goes-on").wait_result(trigger="restart", status="OK")
        self.assertEqual(again["attempt"], 2)
        cancelled = self.task(system, "cancelled")
        self.assertNotIn("restart", [each["trigger"] for each in cancelled.results])
        # Whoever came first went on behind the bookmark of the killed run.
        goes_on = self.task(system, "goes-on")
        old = self.before["backends"][goes_on.uid]["results"]
        log = [line for each in goes_on.results[len(old) :] for line in each["log"]]
        assertRegex(self, u"\n".join(log), u"It goes on behind [1-5]0\\.")

    def check_schedule(self, system, up):
        """What came due meanwhile is run once, and then each minute in time."""
        census = self.task(system, "census")
        due = self.before["states"][census.uid]["next_at"]
        late = census.wait_result(occurrence=due)
        self.assertEqual((late["status"], late["trigger"]), ("OK", "late"))
        self.assertGreater(late["missed"], 0)

        def in_time():
            return [
                result
                for result in census.results
                if result["trigger"] == "schedule" and result["occurrence"] > up
            ]

        result = wait_for(in_time, 75, "the schedule goes on")[0]
        self.assertEqual(result["status"], "OK")
        self.assertLess(seconds_between(result["occurrence"], result["start"]), SOON)
        self.assertEqual(len(census.queued), 1)


def pack(system):
    """Pack the database of a system that does not run."""
    blobs = os.path.join(system.data, "blobs")
    storage = FileStorage(former.data_file(system), blob_dir=blobs)
    with closing(DB(storage)) as database:
        database.pack(time.time() + 1)
