"""Which state is whose, where it is not clear from the UUID."""

from Acquisition import aq_base
from collective.cron.memory import state
from collective.cron.queueing import belonging
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.uuid.interfaces import IUUID

import mock
import transaction


class TestBelonging(CronTestCase):
    def test_state_has_the_oid_of_its_backend(self):
        task = self.add_task()
        self.assertEqual(self.state_of(task).oid, aq_base(task)._p_oid)
        self.assertEqual(belonging.give_oid(task), aq_base(task)._p_oid)

    def test_state_of_a_former_version_is_taken_over(self):
        task = self.add_task()
        self.state_of(task).oid = self.state_of(task).chosen_at = None
        self.manager_of(task).follow_settings()
        self.assertEqual(self.state_of(task).oid, aq_base(task)._p_oid)
        self.assertIsNotNone(self.state_of(task).chosen_at)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_state_of_a_former_version_follows_what_stands_on_the_backend(self):
        task = self.add_task()
        task.activated = False
        self.state_of(task).oid = self.state_of(task).chosen_at = None
        self.manager_of(task).follow_settings()
        self.assertEqual((self.queued(), task.activated), ([], False))

    def test_state_of_one_that_is_nowhere_is_replaced(self):
        task = self.add_task()
        self.state_of(task).oid = b"12345678"
        self.queue.held.clear()
        self.manager_of(task).follow_settings()
        self.assertEqual(self.state_of(task).oid, aq_base(task)._p_oid)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_who_has_a_uuid_first_keeps_it_where_it_was_moved_to(self):
        folder = api.content.create(self.portal, "Folder", "folder")
        first = api.content.move(self.add_task(), folder)
        second = self.add_task(name="second")
        uid = IUUID(first)
        folder._delOb("task")
        folder._setOb("moved", aq_base(first))
        aq_base(first).id = "moved"
        folder["moved"].reindexObject()
        setattr(aq_base(second), "_plone.uuid", uid)
        self.manager_of(second).follow_settings()
        self.assertEqual(IUUID(folder["moved"]), uid)
        self.assertNotEqual(IUUID(second), uid)

    def test_reinstalled_summary_comes_from_the_results(self):
        task = self.add_task(u"fail")
        self.run_due("10:05:00")
        task.script = u"count"
        self.run_due("10:10:00")
        last = self.state_of(task).last
        state.uninstall(self.portal)
        state.install(self.portal)
        self.manager_of(task).follow_settings()
        self.assertEqual(self.state_of(task).last, last)
        self.assertEqual(self.state_of(task).recent, "FO")
        self.assertTrue(task.activated)

    def set_another_uuid(self, task):
        """Do as an importer does; return the UUIDs that there are states of."""
        setattr(aq_base(task), "_plone.uuid", "0" * 32)
        self.manager_of(task).follow_settings()
        return list(state.all_states(self.portal))

    def noted(self, task):
        """Return the UUID that is noted of this very object."""
        oid, uid = getattr(aq_base(task), belonging.NOTED_AS)
        self.assertEqual(oid, aq_base(task)._p_oid)
        return uid

    def test_state_follows_another_uuid_and_is_not_looked_for(self):
        self.add_task(name="other")
        with mock.patch.object(belonging, "_look_through") as look:
            task = self.add_task()
            other = IUUID(self.portal["other"])
            self.assertEqual(self.set_another_uuid(task), ["0" * 32, other])
            transaction.commit()
            state.drop_state(self.portal, "0" * 32)
            self.assertEqual(self.set_another_uuid(task), ["0" * 32, other])
            api.content.delete(task)
            self.assertEqual(list(state.all_states(self.portal)), [other])
        look.assert_not_called()

    def test_state_is_looked_for_of_one_that_is_older_than_notes(self):
        task, other = self.add_task(), self.add_task(name="other")
        for old in (aq_base(task), aq_base(other)):
            delattr(old, belonging.NOTED_AS)
        transaction.commit()
        self.assertEqual(self.set_another_uuid(task), ["0" * 32, IUUID(other)])
        self.assertEqual(self.noted(task), "0" * 32)

    def test_who_is_added_once_more_keeps_its_note_and_its_state(self):
        task = self.add_task()
        uid = IUUID(task)
        transaction.commit()
        belonging.settle_new(task)
        self.assertEqual(self.noted(task), uid)
        self.assertFalse(aq_base(task)._p_changed)
        self.assertEqual(self.set_another_uuid(task), ["0" * 32])

    def test_note_of_another_object_is_none(self):
        task = self.add_task()
        copy = api.content.copy(task, self.portal, "copy")
        for one in (task, copy):
            self.assertEqual(self.noted(one), IUUID(one))
        self.assertEqual(len(state.all_states(self.portal)), 2)

    def test_leaving_takes_nothing_from_those_of_former_versions(self):
        task, other = self.add_task(), self.add_task(name="other")
        self.state_of(other).oid = None
        uid = IUUID(other)
        state.drop_state(self.portal, IUUID(task))
        transaction.commit()
        api.content.delete(task)
        self.assertEqual(list(state.all_states(self.portal)), [uid])
