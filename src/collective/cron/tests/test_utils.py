"""CCRONUtils: results by hand, as bounded and as harmless as those of a run."""

from collective.cron import clock
from collective.cron.interfaces import ICCRONUtils
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from datetime import datetime
from plone import api
from zope.interface.verify import verifyObject

import pytz


class TestUtils(CronTestCase):
    def setUp(self):
        super(TestUtils, self).setUp()
        self.task = self.add_task()
        self.utils = ICCRONUtils(self.task)

    def test_utils_of_the_original(self):
        self.assertTrue(verifyObject(ICCRONUtils, self.utils))
        self.utils.log(errors=[u"by hand"], status=u"WARN")
        self.assertEqual(self.task.getLastErrors(), (u"by hand",))
        self.assertEqual(self.state_of(self.task).last["status"], u"WARN")
        self.assertEqual(self.utils.getFolder("files", u"Files").getId(), "files")
        self.assertEqual(self.utils.getFolder("files", u"Files").Title(), "Files")

    def test_a_result_is_for_now_and_ok_unless_it_is_said(self):
        result = self.utils.log()
        self.assertEqual((result.status, result.reason), (u"OK", u""))
        self.assertEqual((result.trigger, result.messages), ("manual", ()))
        self.assertEqual((result.end, result.occurrence), (clock.now(), clock.now()))
        self.assertIsNone(result.duration())
        self.assertEqual(self.task.getLastResult().getId(), result.getId())

    def test_a_date_is_that_instant_whatever_its_zone(self):
        paris = pytz.timezone("Europe/Paris").localize(datetime(2026, 11, 23, 10, 30))
        result = self.utils.log(paris)
        self.assertEqual(str(result.end), "2026-11-23 09:30:00+00:00")
        self.assertEqual(result.occurrence, result.end)

    def test_a_date_without_a_zone_is_refused_and_nothing_is_stored(self):
        with self.assertRaises(ValueError):
            self.utils.log(datetime(2026, 11, 23, 10, 30))
        self.assertEqual(self.statuses(self.task), [])

    def test_a_result_of_an_older_date_is_not_the_last_one(self):
        self.run_due("10:05:00")
        state_before = dict(self.state_of(self.task).last)
        older = self.utils.log(clock.from_iso("2026-11-23T09:00:00Z"), u"FAILED")
        current = self.state_of(self.task)
        self.assertEqual((current.last, current.recent), (state_before, "O"))
        self.assertEqual(self.statuses(self.task), ["FAILED", "OK"])
        self.assertNotEqual(self.task.getLastResult().getId(), older.getId())
        newer = self.utils.log(clock.from_iso("2026-11-23T10:04:59Z"), u"WARN")
        self.assertEqual(current.last, state_before)
        newer = self.utils.log(status=u"WARN")
        self.assertEqual((current.last["id"], current.recent), (newer.getId(), "OW"))

    def test_messages_are_bounded_and_keep_no_secret(self):
        errors = (u"password=hunter2 %d" % number for number in range(1000))
        result = self.utils.log(status=u"FAILED", errors=errors)
        self.assertEqual(len(result.messages), 41)
        self.assertEqual(result.reason, result.messages[0])
        self.assertNotIn(u"hunter2", u"".join(result.messages))

    def test_where_the_add_on_is_gone_results_can_be_written_all_the_same(self):
        state.uninstall(self.portal)
        self.utils.log(status=u"WARN")
        self.assertEqual(self.statuses(self.task), ["WARN"])
        self.assertIsNone(self.state_of(self.task))

    def test_a_folder_is_made_where_it_is_wanted_and_never_twice(self):
        place = api.content.create(self.portal, "Folder", "place")
        made = self.utils.getFolder("files", u"Files", place)
        self.assertEqual(made.getPhysicalPath(), ("", "plone", "place", "files"))
        api.content.create(made, "Document", "kept")
        again = self.utils.getFolder("files", u"Another title", place)
        self.assertEqual((again.Title(), again.objectIds()), ("Files", ["kept"]))
        self.assertNotIn("files", self.task)
