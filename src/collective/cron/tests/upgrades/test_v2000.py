"""A site that comes from Plone 5.2: cleaned up, and its tasks queued again."""

from collective.cron.running import reconcile
from collective.cron.tests.support.base import CronTestCase
from collective.cron.upgrades import v2000
from persistent.mapping import PersistentMapping
from six import PY2
from ZODB.broken import find_global
from ZODB.broken import persistentBroken

import transaction


PROFILE = "collective.cron:default"
CLEAN_UP = u"Clean up what zc.async left"
LATER = [
    u"Settings and pause in the control panel",
    u"Who may see tasks",
    u"The way to all tasks",
    u"Ready-made tasks",
    u"Scripts",
    u"Tasks are no pages",
    u"Alerts",
    u"Limits for monitors and for the record of changes",
    u"Call of a view",
]


class TestUpgrade(CronTestCase):
    def setUp(self):
        super(TestUpgrade, self).setUp()
        self.root = self.portal._p_jar.root()
        self.setup = self.portal.portal_setup

    def tearDown(self):
        self.root.pop(v2000.KEY, None)
        self.root.pop("other", None)
        transaction.commit()

    def leave_broken(self):
        """Put queues of a class that cannot be imported any more into the root."""
        broken = persistentBroken(find_global("collective_cron_vanished", "Queues"))
        self.root[v2000.KEY] = broken()
        self.root["other"] = PersistentMapping()

    def run_step(self):
        v2000.leave_zcasync(self.setup)
        transaction.commit()

    def test_a_fresh_site_needs_no_step(self):
        latest = "1009" if PY2 else "2009"
        self.assertEqual(self.setup.getLastVersionForProfile(PROFILE), (latest,))
        self.assertEqual(self.setup.listUpgrades(PROFILE), [])

    def test_each_step_is_of_the_one_engine_that_is_here(self):
        steps = self.setup.listUpgrades(PROFILE, show_old=True)
        versions = [int(step["dest"][0]) for step in steps]
        engines = set(version // 1000 for version in versions if version > 1000)
        self.assertEqual(engines, set([1 if PY2 else 2]), versions)

    def test_the_step_is_offered_where_zc_async_cannot_be(self):
        self.setup.setLastVersionForProfile(PROFILE, "1000")
        titles = [step["title"] for step in self.setup.listUpgrades(PROFILE)]
        self.assertEqual(titles, LATER if PY2 else [CLEAN_UP] + LATER)
        self.setup.upgradeProfile(PROFILE)
        self.assertEqual(self.setup.listUpgrades(PROFILE), [])

    def test_what_cannot_be_loaded_goes_and_the_rest_stays(self):
        self.leave_broken()
        before = set(self.root)
        self.run_step()
        self.assertEqual(before - set(self.root), set([v2000.KEY]))
        self.assertIn("other", self.root)
        self.run_step()
        self.assertNotIn(v2000.KEY, self.root)

    def test_queues_in_use_stay(self):
        queues = self.root[v2000.KEY] = PersistentMapping()
        self.run_step()
        self.assertIs(self.root[v2000.KEY], queues)

    def test_where_nothing_is_nothing_is_written(self):
        self.add_task()
        self.run_step()
        v2000.leave_zcasync(self.setup)
        self.assertEqual(self.portal._p_jar._registered_objects, [])

    def make_stale(self, task):
        """Let the states name jobs of another engine, as after the migration."""
        manager = self.manager_of(task)
        manager.register_job(force=True)
        state = manager.state
        self.queue.held.clear()
        state.pending = "7484"
        state.extra = dict(state.extra, job_id="7561")
        transaction.commit()
        return state

    def check_queued_again(self, task, state):
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])
        self.assertIn(state.pending, self.queue.held)
        self.assertIn(state.extra["job_id"], self.queue.held)
        self.assertEqual(state.generation, 1)
        self.assertEqual(self.run_due("10:05:00"), 2)

    def test_the_step_queues_what_another_engine_had(self):
        task = self.add_task(overlap=u"allow")
        state = self.make_stale(task)
        self.run_step()
        self.check_queued_again(task, state)

    def test_the_reconciler_of_a_worker_does_so_too(self):
        task = self.add_task(overlap=u"allow")
        state = self.make_stale(task)
        reconcile.reconcile_all(restart=True)
        transaction.begin()
        self.check_queued_again(task, state)
