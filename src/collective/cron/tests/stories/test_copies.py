"""Makers of copies: each Backend has one state, and what is no original is inactive."""

from Acquisition import aq_base
from collective.cron import clock
from collective.cron import subscribers
from collective.cron.actions import one_backend
from collective.cron.memory import state
from collective.cron.tests.support.copies import bring_in
from collective.cron.tests.support.copies import CopyCase
from collective.cron.tests.support.copies import export
from collective.cron.tests.support.copies import set_fields
from plone import api
from plone.app.testing import TEST_USER_ID
from plone.dexterity.utils import createContentInContainer
from plone.uuid.interfaces import IUUID
from zope.lifecycleevent import modified

import mock
import transaction


class TestCopies(CopyCase):
    def test_clipboard(self):
        self.check_copy(api.content.copy(self.task, self.folder))

    def test_zexp_into_another_folder_of_the_site(self):
        copy = bring_in(self.folder, export(self.task), "task")
        self.assertNotEqual(IUUID(copy), IUUID(self.task))
        self.assertEqual(self.statuses(copy), ["OK"])
        self.check_copy(copy)

    def test_zexp_of_a_folder(self):
        moved = api.content.move(self.task, self.folder)
        self.task = moved
        copy = bring_in(self.portal, export(self.folder), "other")
        self.check_copy(copy["task"])

    def test_zexp_of_one_that_is_gone(self):
        stream = export(self.task)
        uid = IUUID(self.task)
        api.content.delete(self.task)
        copy = bring_in(self.portal, stream, "task")
        self.tick()
        self.check_all()
        self.assertEqual(IUUID(copy), uid)
        self.assertFalse(copy.activated)
        self.assertEqual(self.queued(), [])
        current = self.state_of(copy)
        self.assertEqual((current.last["status"], current.recent), (u"OK", "O"))

    def test_fields_of_another_one(self):
        copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        set_fields(self.task, copy)
        self.check_copy(copy)

    def test_fields_of_another_one_and_an_event(self):
        copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        set_fields(self.task, copy)
        modified(copy)
        self.check_copy(copy)

    def test_fields_and_the_uuid_of_one_in_another_site(self):
        copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        set_fields(self.task, copy)
        aq_base(copy).__dict__["_plone.uuid"] = "f" * 32
        copy._p_changed = True
        copy.reindexObject(idxs=["UID"])
        self.check_copy(copy)
        self.assertEqual(IUUID(copy), "f" * 32)

    def test_fields_and_the_uuid_of_one_that_is_here(self):
        copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        set_fields(self.task, copy)
        setattr(aq_base(copy), "_plone.uuid", IUUID(self.task))
        copy.reindexObject(idxs=["UID"])
        self.check_copy(copy)

    def test_uuid_of_another_one_is_asked_for(self):
        uid = IUUID(self.task)
        copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        transaction.commit()
        setattr(aq_base(copy), "_plone.uuid", uid)
        modified(copy)
        self.check_copy(copy)
        self.assertEqual(IUUID(self.task), uid)

    def test_without_any_event(self):
        copy = self.folder._p_jar.importFile(export(self.task))
        self.folder._setOb("task", copy)
        self.folder["task"].indexObject()
        self.check_copy(self.folder["task"])


class TestOneUUID(CopyCase):
    """Two of one UUID, before anybody noticed."""

    def setUp(self):
        super(TestOneUUID, self).setUp()
        self.copy = createContentInContainer(self.folder, "CronTestTask", id="copy")
        transaction.commit()
        setattr(aq_base(self.copy), "_plone.uuid", IUUID(self.task))
        transaction.commit()

    def test_the_other_one_has_no_part_in_the_state(self):
        self.assertIsNone(self.manager_of(self.copy).state)
        self.assertEqual(self.manager_of(self.copy).remove_jobs(), 0)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_deleting_the_other_one(self):
        self.folder._delObject("copy")
        self.tick()
        self.check_all()
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_deleting_the_first(self):
        api.content.delete(self.task)
        self.tick()
        self.check_all()
        self.assertEqual(self.queued(), [])

    def test_two_of_former_versions(self):
        self.state_of(self.task).oid = None
        del state.all_states(self.portal)[self.former_uid()]
        self.tick()
        self.check_all()
        self.assertTrue(self.task.activated)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def former_uid(self):
        states = state.all_states(self.portal)
        return next(uid for uid in states if uid != IUUID(self.task))


class TestWriters(CopyCase):
    """Writers that send no event are noticed by the next tick."""

    def test_setting_in_a_script(self):
        self.task.periodicity = u"30 * * * *"
        self.tick()
        self.check_all()
        self.assertEqual(self.queued(), [("10:30", "schedule")])

    def test_choice_in_a_script(self):
        self.task.activated = False
        self.tick()
        self.check_all()
        self.assertEqual(self.queued(), [])
        self.task.activated = True
        self.tick()
        self.check_all()
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_older_version_under_the_attributes(self):
        older = dict(aq_base(self.task).__dict__)
        transaction.commit()
        self.set_time("10:06:00")
        self.task.activated, self.task.run_as = False, u"jane"
        modified(self.task)
        transaction.commit()
        aq_base(self.task).__dict__.update(older)
        self.task._p_changed = True
        self.tick()
        self.check_all()
        self.assertFalse(self.task.activated)
        self.assertEqual(self.task.run_as, u"jane")
        self.assertEqual(self.queued(), [])
        self.task.activated = True
        modified(self.task)
        self.assertEqual(self.queued(), [("10:10", "schedule")])

    def test_uuid_changed_later(self):
        self.set_time("10:06:00")
        setattr(aq_base(self.task), "_plone.uuid", "e" * 32)
        self.tick()
        self.assertEqual(list(state.all_states(self.portal)), ["e" * 32])
        self.assertTrue(self.task.activated)
        self.tick()
        self.assertEqual(self.queued(), [("10:10", "schedule")])
        self.run_due("10:10:00")
        self.assertEqual(self.task.counter, 2)

    def test_activated_where_it_was_just_added(self):
        new = createContentInContainer(
            self.folder, "CronTestTask", id="new", periodicity=u"0 12 * * *"
        )
        one_backend.activate(self.manager_of(new), [], clock.now())
        self.tick()
        self.check_all()
        self.assertTrue(new.activated)

    def test_moved_to_another_site(self):
        with mock.patch.object(subscribers, "_same_site", return_value=False):
            moved = api.content.move(self.task, self.folder)
        self.tick()
        self.check_all()
        self.assertEqual((moved.activated, moved.run_as), (False, TEST_USER_ID))
        self.assertEqual(self.queued(), [])
        self.assertEqual(self.statuses(moved), ["OK"])
        self.assertEqual(self.state_of(moved).recent, "O")

    def test_state_that_is_lost_is_made_again_from_the_backend(self):
        state.drop_state(self.portal, IUUID(self.task))
        self.queue.held.clear()
        self.tick()
        self.check_all()
        self.assertTrue(self.task.activated)
        self.assertEqual(self.state_of(self.task).last["status"], u"OK")

    def test_nothing_to_notice_loads_nothing_twice_and_writes_nothing(self):
        self.tick()
        last = self.portal._p_jar.db().lastTransaction()
        self.assertEqual(self.tick(), {})
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)
