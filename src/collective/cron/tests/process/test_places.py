"""Tasks renamed, moved, copied and deleted while they wait, and while they run."""

from collective.cron.tests.support.processes.case import ProcessCase
from collective.cron.tests.support.processes.programs import SOON
from collective.cron.tests.support.processes.programs import wait_for
from collective.cron.tests.support.processes.shared import INSTANCE
from collective.cron.tests.support.processes.watched_task import new_effects
from collective.cron.tests.support.processes.watched_task import Task


# Seconds: enough for what is done meanwhile, also on a busy machine.
WAITS = 5
BY_HAND = 15  # with pages


class TestPlaces(ProcessCase):
    layer = INSTANCE

    def setUp(self):
        self.system = self.layer.system
        self.client = self.system.client
        self.call = self.client.call
        # Logged in before anything is queued: the first pages take their time.
        self.browser = self.system.browser
        self.browser.login()
        self.token = [self.browser.token()]
        # A place of its own for each test.
        self.folder = self.id().split(".")[-1].replace("_", "-")
        self.call("POST", "", **{"@type": "Folder", "title": "F", "id": self.folder})
        self.call("POST", self.folder, **{"@type": "Folder", "title": "I", "id": "in"})

    def add_two(self, seconds=WAITS):
        """Add one that waits for its time, soon, and one that runs; return them.

        The one that runs ends when it is told.
        """
        runs = Task.add(self.system, "runs", self.folder, seconds=60.0)
        runs.schedule(0.1)
        waits = Task.add(self.system, "waits", self.folder)
        runs.wait_starts(1)
        waits.schedule(seconds)
        return waits, runs

    def check_both(self, waits, runs, waits_path, runs_path):
        """Both have run once, are where they were put, and run again from there."""
        self.assertTrue(runs.state["runs"])
        self.assertEqual(waits.results, [])
        runs.finish()
        for task, path in ((waits, waits_path), (runs, runs_path)):
            result, = task.wait_results(1)
            self.assertEqual(result["status"], "OK")
            self.assertEqual(result["trigger"], "schedule")
            self.assertEqual(task.path, self.folder + path)
            self.assertEqual(len(task.queued), 1)
            self.assertTrue(task.state["next_at"].endswith("-01-01T00:00:00Z"))
            task.schedule(0.2)
        for task in (waits, runs):
            task.wait_results(2)
            self.assert_counted_right(task)

    def test_renamed_by_hand(self):
        waits, runs = self.add_two(BY_HAND)
        for task in (waits, runs):
            values = {"form.widgets.new_id": task.path.split("/")[-1] + "-renamed"}
            self.browser.submit(
                task.path + "/object_rename", "form.buttons.Rename", **values
            )
        self.check_both(waits, runs, "/waits-renamed", "/runs-renamed")

    def test_moved(self):
        waits, runs = self.add_two()
        paths = ["/Plone/" + task.path for task in (waits, runs)]
        self.call("POST", self.folder + "/in/@move", source=paths)
        self.check_both(waits, runs, "/in/waits", "/in/runs")

    def test_cut_and_pasted_by_hand(self):
        waits, runs = self.add_two(BY_HAND)
        for task in (waits, runs):
            self.browser.post(task.path + "/object_cut", self.token)
            self.browser.post(self.folder + "/in/object_paste", self.token)
        self.check_both(waits, runs, "/in/waits", "/in/runs")

    def test_folder_around_it_renamed(self):
        waits, runs = self.add_two()
        self.call("PATCH", self.folder, id=self.folder + "-2")
        self.folder += "-2"
        self.check_both(waits, runs, "/waits", "/runs")

    def test_copied(self):
        waits, runs = self.add_two()
        paths = ["/Plone/" + task.path for task in (waits, runs)]
        self.call("POST", self.folder + "/in/@copy", source=paths)
        copies = [
            (uid, backend)
            for uid, backend in self.client.probe()["backends"].items()
            if backend["path"].startswith(self.folder + "/in/")
        ]
        self.assertEqual(len(copies), 2)
        self.check_both(waits, runs, "/waits", "/runs")
        for uid, _backend in copies:
            copy = Task(self.system, uid, new_effects(self.system, "copy"))
            look = copy.look()
            self.assertEqual((look["activated"], look["results"]), (False, []))
            self.assertEqual(copy.queued, [])
            # A copy can be activated; it has a schedule of its own.
            copy.edit(activated=True, effects=copy.effects, seconds=0.0)
            self.assertEqual(len(copy.queued), 1)
        copy.schedule(0.2)
        copy.wait_results(1)
        self.assertEqual(len(copy.starts), 1)

    def test_deleted(self):
        waits, runs = self.add_two()
        for task in (waits, runs):
            self.call("DELETE", task.path)
            self.assertIsNone(task.look())
            self.assertIsNone(task.state)
        self.assertEqual(waits.queued, [])
        runs.finish()
        # The queue goes on, also past the instant the first one was queued for.
        after = Task.add(self.system, "after", self.folder)
        after.schedule(WAITS)
        self.assertEqual(after.wait_results(1)[0]["status"], "OK")
        self.assertEqual((waits.starts, len(runs.starts)), ([], 1))
        for task in (waits, runs):
            # What ended after it was deleted has brought nothing back.
            self.assertIsNone(task.state)
            wait_for(lambda: task.queued == [], SOON, "nothing of it is queued")

    def test_deactivated(self):
        waits, runs = self.add_two()
        for task in (waits, runs):
            task.edit(activated=False)
        self.assertEqual(waits.queued, [])
        runs.finish()
        # What runs may end, and leaves its result; then nothing follows.
        self.assertEqual(runs.wait_results(1)[0]["status"], "OK")
        self.assertEqual((runs.queued, runs.state["next_at"]), ([], None))
        self.assertEqual((waits.starts, waits.results), ([], []))
        self.assert_counted_right(runs)
