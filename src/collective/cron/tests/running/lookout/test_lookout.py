"""A tick loads what is due and what was written, and misses nothing of it."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.memory.state import all_states
from collective.cron.running import reconcile
from collective.cron.running.lookout.lookout import Lookout
from collective.cron.running.lookout.lookout import lookouts
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.loads import counted
from collective.cron.tests.support.site_layouts import copy_of
from collective.cron.worksite import entering
from collective.cron.worksite.watched import changes
from datetime import timedelta
from plone import api
from plone.uuid.interfaces import ATTRIBUTE_NAME

import mock
import random
import transaction
import uuid


class LookoutCase(CronTestCase):
    def look(self):
        """Return what is found by who remembers, and by who looks at everything."""
        transaction.commit()
        with entering.open_application_alone() as app:
            lookouts.hear(app, ["/plone"])
        with entering.open_site("/plone") as site:
            found = lookouts.of(site, "/plone").look(site)
            everything = Lookout().look(site)
        transaction.begin()
        return found, everything

    def found(self):
        """Return what is found, and see that nothing is missed."""
        found, everything = self.look()
        self.assertEqual(found, everything)
        return found

    def add_tasks(self, count, folder=None):
        for number in range(count):
            api.content.create(
                folder or self.portal,
                "CronTestTask",
                "task%03d" % number,
                script=u"count",
                periodicity=u"0 12 * * *",
                timezone=u"UTC",
                activated=True,
            )
        transaction.commit()


class TestLoads(LookoutCase):
    def loads(self):
        """Return how many objects a tick loads that begins with an empty cache."""
        transaction.commit()
        with counted(self.portal) as count:
            self.assertEqual(reconcile.reconcile_overdue(), {})
        transaction.begin()
        return count.loads

    def test_what_is_well_is_not_loaded_again_however_many_there_are(self):
        self.add_tasks(5)
        self.loads()
        few = self.loads()
        self.add_tasks(150, api.content.create(self.portal, "Folder", "folder"))
        self.assertGreater(self.loads(), 300)
        # A node of a tree here and there.
        self.assertLessEqual(self.loads() - few, 5)
        self.set_time("10:09:00")
        self.assertLessEqual(self.loads() - few, 5)

    def test_what_was_written_is_loaded_and_nothing_else(self):
        self.add_tasks(40)
        self.loads()
        few = self.loads()
        self.state_of(self.portal["task007"]).recent = "O"
        self.assertLessEqual(self.loads() - few, 2)
        self.portal["task008"].no_setting = u"Written"
        self.assertLessEqual(self.loads() - few, 60)
        self.assertLessEqual(self.loads() - few, 0)

    def test_what_comes_due_is_looked_at(self):
        self.add_tasks(3)
        self.loads()
        self.queue.held.clear()
        self.set_time("12:00:29")
        self.assertEqual(self.tick(), {})
        self.set_time("12:00:31")
        self.assertEqual(self.tick(), {"queued": 3})

    def test_one_more_in_a_large_folder_is_no_reason_to_look_at_the_others(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        self.add_tasks(200, folder)
        self.loads()
        few = self.loads()
        folder.title = u"Other"
        api.content.create(folder, "Document", "zzz")
        self.assertLessEqual(self.loads() - few, 120)  # of 600


class TestNothingIsMissed(LookoutCase):
    def setUp(self):
        super(TestNothingIsMissed, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "folder")
        self.add_tasks(4, self.folder)
        self.task = self.folder["task001"]
        self.assertEqual(self.found(), ([], []))
        self.uid = self.manager_of(self.task).uid

    def test_another_process_that_writes_a_state(self):
        with entering.open_site("/plone") as site:
            all_states(site)[self.uid].pending = None
            transaction.commit()
        self.assertEqual(self.found(), ([self.uid], []))
        self.assertEqual(self.found(), ([self.uid], []))

    def test_a_backend_that_goes_without_an_event(self):
        self.folder._delOb("task001")
        self.assertEqual(self.found(), ([self.uid], []))

    def test_a_folder_that_goes_or_has_another_name_without_an_event(self):
        folder = self.folder.aq_base
        self.portal._setOb("other", folder)
        self.portal._delOb("folder")
        self.assertEqual(len(self.found()[0]), 4)
        self.portal._setOb("folder", folder)
        self.assertEqual(self.found(), ([], []))

    def test_a_folder_in_which_all_is_gone(self):
        self.folder._tree.clear()
        self.assertEqual(len(self.found()[0]), 4)

    def test_another_object_in_its_place(self):
        self.folder._tree["task001"] = self.folder["task002"].aq_base
        self.found()

    def test_another_state_under_its_uuid(self):
        states = all_states(self.portal)
        states[self.uid] = copy_of(states[self.uid])
        states[self.uid].pending = None
        self.assertEqual(self.found(), ([self.uid], []))

    def test_a_setting_and_a_uuid_that_nobody_told_of(self):
        self.task.periodicity = u"30 * * * *"
        self.assertEqual(self.found(), ([], ["folder/task001"]))
        setattr(self.folder["task002"].aq_base, ATTRIBUTE_NAME, uuid.uuid4().hex)
        self.assertEqual(self.found(), ([], ["folder/task001", "folder/task002"]))

    def test_a_backend_without_a_state_and_a_state_without_a_backend(self):
        states = all_states(self.portal)
        states["copy"] = copy_of(states[self.uid])
        self.assertEqual(self.found()[0], sorted(["copy", self.uid]))
        del states["copy"]
        self.assertEqual(self.found(), ([], []))
        del states[self.uid]
        self.assertEqual(self.found(), ([], ["folder/task001"]))

    def test_a_clock_that_is_set_back(self):
        self.set_time("12:00:20")
        state = self.state_of(self.task)
        state.last_for = clock.now()
        self.assertEqual(self.found(), ([], []))
        self.set_time("11:57:00")
        self.assertEqual(self.found(), ([self.uid], []))

    def test_a_pause_that_ends_before_its_time(self):
        until = clock.now() + timedelta(hours=5)
        pause.start(self.portal, u"Because", until, u"admin")
        self.state_of(self.task).held_until = until
        self.assertEqual(self.found(), ([], []))
        pause.end(self.portal, u"admin")
        self.assertEqual(self.found(), ([self.uid], []))

    def test_other_rules_of_zones(self):
        with mock.patch("pytz.OLSON_VERSION", "2999z"):
            self.assertEqual(len(self.found()[0]), 4)

    def test_a_database_that_cannot_tell_what_has_changed(self):
        self.state_of(self.task).pending = None
        with mock.patch.object(changes.Watch, "_ask", return_value=None):
            self.assertEqual(self.found(), ([self.uid], []))

    def test_what_was_written_while_the_site_was_not_due(self):
        self.state_of(self.task).pending = None
        transaction.commit()
        with entering.open_application_alone() as app:
            lookouts.hear(app, ["/plone"])
        self.assertEqual(self.found(), ([self.uid], []))

    def test_a_run_in_the_backlog(self):
        manager, at = self.manager_of(self.task), clock.now() + timedelta(hours=1)
        manager.run_at(at, {})
        self.assertEqual(self.found(), ([], []))
        self.set_time("11:00:00")
        self.found()
        self.set_time("11:01:10")
        self.assertEqual(self.found(), ([self.uid], []))


class TestWhateverHappens(LookoutCase):
    """Who remembers finds after each of many deeds what who looks at all finds."""

    def tasks(self):
        return [self.folder[name] for name in self.folder if name[:4] == "task"]

    def add_some(self):
        self.folder = api.content.create(self.portal, "Folder", uuid.uuid4().hex)
        self.add_tasks(12, self.folder)

    def deeds(self):
        """Return what may happen, functions; each with a task or a state of chance."""
        task, states = random.choice(self.tasks()), all_states(self.portal)
        state = states[random.choice(list(states))]
        new = "task-%s" % uuid.uuid4().hex[:6]

        def add():
            api.content.create(self.folder, "CronTestTask", new, periodicity=u"@daily")

        def later():
            minutes = random.choice((1, 9, 60, -3, -600))
            clock.set_now(clock.now() + timedelta(minutes=minutes))

        def put_away():
            task.aq_parent._delOb(task.getId())

        return [
            add,
            later,
            later,
            put_away,
            lambda: setattr(state, "path", random.choice((None, "nowhere", "folder"))),
            lambda: setattr(state, "next_at", clock.now() + timedelta(minutes=5)),
            lambda: setattr(state, "pending", random.choice((None, "1"))),
            lambda: setattr(state, "oid", task.aq_base._p_oid),
            lambda: setattr(task, "periodicity", u"@hourly"),
            lambda: setattr(task.aq_base, ATTRIBUTE_NAME, uuid.uuid4().hex),
            lambda: states.pop(random.choice(list(states))),
            lambda: states.update({new: copy_of(state)}),
            lambda: self.portal.portal_catalog.uncatalog_object(
                "/".join(task.getPhysicalPath())
            ),
            task.reindexObject,
            lambda: api.content.rename(task, new),
            lambda: api.content.delete(task),
            lambda: self.manager_of(task).register_or_remove(),
            lambda: reconcile.reconcile_overdue(),
            lambda: setattr(self.folder, "title", new),
        ]

    def test_nothing_is_missed(self):
        for seed in range(3):
            random.seed(seed)
            self.add_some()
            for step in range(40):
                if len(all_states(self.portal)) < 5 or len(self.tasks()) < 5:
                    self.add_some()
                deed = random.choice(self.deeds())
                try:
                    deed()
                except Exception:
                    transaction.abort()
                found, everything = self.look()
                self.assertEqual(found, everything, (seed, step))
