"""What a plan set last, by UUID; it goes with the Backend, and with nobody else."""

from collective.cron.memory import orphans
from collective.cron.plans import notes
from collective.cron.tests.support.plan_case import PlanCase
from plone import api
from plone.uuid.interfaces import IUUID

import transaction


class TestNotes(PlanCase):
    def test_written_once(self):
        uid = IUUID(self.add_task())
        self.assertIsNone(notes.read(self.portal, uid))
        notes.write(self.portal, uid, u"acme", u"one", True, {u"a": 1}, ())
        transaction.commit()
        for number, is_changed in ((1, False), (2, True)):
            notes.write(self.portal, uid, u"acme", u"one", True, {u"a": number}, ())
            tree = notes.read_all(self.portal)
            self.assertEqual(bool(tree._p_changed), is_changed)
        self.assertEqual(notes.of_plan(self.portal, u"acme"), {u"one": uid})
        self.assertEqual(notes.of_plan(self.portal, u"other"), {})
        notes.drop(self.portal, uid)
        self.assertIsNone(notes.read(self.portal, uid))

    def test_it_goes_with_the_backend(self):
        task = self.add_task()
        notes.write(self.portal, IUUID(task), u"acme", u"one", True, {}, ())
        self.assertEqual(orphans.drop(self.portal), 0)
        copy = api.content.copy(task, self.portal, id="copy")
        self.assertIsNone(notes.read(self.portal, IUUID(copy)))
        api.content.delete(task)
        self.assertEqual(orphans.drop(self.portal), 1)
        self.assertEqual(notes.of_plan(self.portal, u"acme"), {})
