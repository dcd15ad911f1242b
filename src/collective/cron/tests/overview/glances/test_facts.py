"""Facts are there of a Backend at rest, and of no other one."""

from collective.cron import clock
from collective.cron.content.backend import Backend
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.overview.glances import facts
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.tasks import TestTask
from persistent.mapping import PersistentMapping
from plone.uuid.interfaces import IUUID

import mock


class TestFacts(CronTestCase):
    def facts(self, task):
        overview = BackendOverview(task, [], clock.now())
        return facts.make(overview, facts.order_of(task), clock.now())

    def test_how_it_is_where_nothing_is_in_the_way(self):
        task = self.add_task()
        self.assertEqual(self.facts(task).code, "never-run")
        self.run_due("10:05:00")
        found = self.facts(task)
        self.assertEqual((found.code, found.health), ("scheduled", "ok"))
        self.assertEqual(found.until, found.next_at)
        inactive = self.facts(self.add_task(name="off", activated=False))
        self.assertEqual((inactive.code, inactive.next_at), ("inactive", None))
        self.assertGreater(inactive.until, clock.now())

    def test_none_of_one_that_is_due_runs_is_asked_for_or_broken(self):
        task = self.add_task()
        self.set_time("10:05:00")
        self.assertIsNone(self.facts(task))
        self.set_time(self.START)
        self.assertIsNotNone(self.facts(task))
        self.manager_of(task).register_job(force=True)
        self.assertIsNone(self.facts(task))
        going = self.add_task(name="going")
        add_run(self.state_of(going))
        self.assertIsNone(self.facts(going))
        task = self.add_task(name="broken")
        task.periodicity = u"nonsense"
        self.assertIsNone(self.facts(task))

    def test_none_of_one_that_rests_on_other_tasks(self):
        task = self.add_task()
        other = self.add_task(name="other")
        other.run_after = [IUUID(task)]
        self.assertIsNone(self.facts(other))

    def test_none_where_a_default_or_a_method_of_an_add_on_tells(self):
        task = self.add_task()
        del task.aq_base.__dict__["timezone"]
        self.assertIsNone(self.facts(task))

        class Mixed(object):
            def Subject(self):
                return ("another one each time",)

        class Own(Backend):
            counter = 0
            priority = u"low"

            def run(self):
                return self.counter

        for name, value in (
            ("Title", lambda self: "another one each time"),
            ("Title", staticmethod(str)),
            ("getId", str),
            ("left_out", property(str)),
            ("title", property(str)),
            ("periodicity", property(str)),
        ):
            self.assertFalse(facts._is_plain(type("Other", (Own,), {name: value})))
        self.assertFalse(facts._is_plain(type("Other", (Mixed, Own), {})))
        self.assertTrue(facts._is_plain(Own))

    def test_guard_is_another_one_with_other_rights(self):
        task = self.add_task()
        before = facts.guard_of(task.aq_base)
        task.manage_setLocalRoles("joe", ["Editor"])
        roles = facts.guard_of(task.aq_base)
        task.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        self.assertEqual(len(set((before, roles, facts.guard_of(task.aq_base)))), 3)

    def test_guard_is_not_known_where_rights_are_computed_or_stored_elsewhere(self):
        task = self.add_task()
        self.assertIsNotNone(facts.guard_of(task.aq_base))
        for name in ("__ac_local_roles__", "_View_Permission"):
            with mock.patch.object(TestTask, name, property(lambda task: {}), create=1):
                self.assertIsNone(facts.guard_of(task.aq_base))
        task.__ac_local_roles__ = PersistentMapping()
        self.assertIsNone(facts.guard_of(task.aq_base))
