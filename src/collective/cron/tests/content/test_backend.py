"""Backend as a content item: what it tells, and that telling it writes nothing."""

from Acquisition import aq_base
from collective.cron.interfaces import IBackendMethods
from collective.cron.interfaces import RESULTS_ID
from collective.cron.tests.support.base import CronTestCase
from plone import api
from plone.dexterity.utils import createContent
from zExceptions import BadRequest
from zope.interface.verify import verifyObject

import transaction


class TestBackend(CronTestCase):
    def test_backend_keeps_its_interface(self):
        self.assertTrue(verifyObject(IBackendMethods, self.add_task()))

    def test_default_zone_is_the_site_s_and_is_settled_when_added(self):
        api.portal.set_registry_record("plone.portal_timezone", "Europe/Paris")
        task = api.content.create(
            self.portal,
            "CronTestTask",
            "paris",
            periodicity=u"0 12 * * *",
            activated=True,
        )
        self.assertEqual(task.timezone, u"Europe/Paris")
        self.assertEqual(self.queued(), [("11:00", "schedule")])
        api.portal.set_registry_record("plone.portal_timezone", "Asia/Tokyo")
        self.assertEqual(task.timezone, u"Europe/Paris")

    def test_new_task_is_empty_and_knows_its_next_run(self):
        task = self.add_task(activated=False)
        self.assertEqual(list(task.getResults()), [])
        self.assertIsNone(task.getLastResult())
        self.assertIsNone(task.getLastRun())
        self.assertIsNone(task.getLastStatus())
        self.assertEqual(task.getLastErrors(), ())
        self.assertEqual(str(task.next()), "2026-11-23 10:05:00+00:00")

    def test_reading_writes_nothing(self):
        task = self.add_task()
        for _name in (
            "results_folder",
            "getResults",
            "getLastStatus",
            "getDatas",
            "next",
        ):
            getattr(task, _name)()
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_datas_hold_the_settings_of_the_type_too(self):
        datas = dict((d["name"], d["value"]) for d in self.add_task().getDatas())
        self.assertEqual(datas["periodicity"], u"*/5 * * * *")
        self.assertEqual(datas["script"], u"count")


class TestReservedId(CronTestCase):
    """Nothing but the results has their id, whatever puts it there."""

    def test_it_is_refused_below_a_task(self):
        task = self.add_task()
        folder = api.content.create(self.portal, "Folder", "folder")
        transaction.commit()
        with self.assertRaises(BadRequest):
            task._setObject(RESULTS_ID, aq_base(folder))
        self.assertEqual(task.results_folder().meta_type, "collective.cron Results")

    def test_it_is_refused_for_a_task(self):
        with self.assertRaises(BadRequest):
            new = createContent("CronTestTask", id=RESULTS_ID)
            self.portal._setObject(RESULTS_ID, new)
        task = self.add_task()
        with self.assertRaises(BadRequest):
            self.portal.manage_renameObject("task", RESULTS_ID)
        self.assertEqual(task.getId(), "task")
