"""A result: small, dated by its end, and for nobody who may not see it."""

from AccessControl import Unauthorized
from AccessControl.ZopeGuards import guarded_getattr
from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.content.result import IResultSchema
from collective.cron.content.result import Result
from collective.cron.interfaces import IResult
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from DateTime import DateTime
from plone.app.testing import logout
from plone.dexterity.interfaces import IDexterityFTI
from zope.component import getUtility
from zope.dottedname.resolve import resolve
from zope.interface.verify import verifyObject

import pickle
import pytz
import unittest


END = clock.from_iso("2026-11-23T10:05:07.250000Z")


class TestResult(unittest.TestCase):
    def test_what_is_as_usual_is_not_stored(self):
        usual = dict(reason=u"", trigger="schedule", attempt=1, messages=(), missed=0)
        result = Result(id="1", end=END, status=u"OK", **usual)
        self.assertEqual(sorted(vars(result)), ["end", "id"])
        for name, value in usual.items():
            self.assertEqual(getattr(result, name), value)
        other = Result(id="1", end=END, attempt=2, messages=(u"a",))
        self.assertEqual(sorted(vars(other)), ["attempt", "end", "id", "messages"])

    def test_it_is_far_below_a_kilobyte(self):
        result = Result(
            id="1795514707250000",
            start=END,
            end=END,
            occurrence=END,
            user=u"test_user_1_",
            worker=u"web1.example.org:12345",
        )
        self.assertLess(len(pickle.dumps(result.__getstate__(), 2)), 500)

    def test_what_no_result_has_is_refused(self):
        with self.assertRaises(AttributeError):
            Result(id="1", end=END, duratoin=3)

    def test_duration_is_never_negative_and_none_without_a_start(self):
        for start, seconds in (
            (END - timedelta(seconds=90, milliseconds=500), 90.5),
            (END, 0.0),
            (END + timedelta(hours=1), 0.0),  # the clock was set back
            (None, None),
        ):
            self.assertEqual(Result(start=start, end=END).duration(), seconds)
        self.assertIsNone(Result(start=END).duration())

    def test_title_says_how_and_when_in_utc(self):
        paris = END.astimezone(pytz.timezone("Europe/Paris"))
        for end in (END, paris):
            title = Result(end=end, status=u"FAILED").title
            self.assertEqual(title, u"FAILED 2026-11-23 10:05:07 UTC")
            self.assertIsInstance(title, type(u""))

    def test_it_is_dated_by_its_end(self):
        result = Result(end=END)
        expected = DateTime("2026-11-23T10:05:07.25Z")
        for date in (result.creation_date, result.modification_date):
            self.assertTrue(date.equalTo(expected), date)


class TestInSite(CronTestCase):
    def test_result_keeps_its_interface(self):
        task = self.add_task()
        result_writer.record(task, status=u"OK", occurrence=clock.now())
        self.assertTrue(verifyObject(IResult, task.getLastResult()))

    def test_the_type_leads_to_the_class_and_its_schema(self):
        fti = getUtility(IDexterityFTI, name=Result.portal_type)
        self.assertIs(resolve(fti.klass), Result)
        self.assertIs(fti.lookupSchema(), IResultSchema)

    def test_untrusted_code_of_others_reads_nothing_of_it(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        result = task.getLastResult()
        self.assertEqual(guarded_getattr(result, "duration")(), 0.0)
        logout()
        for name in ("status", "reason", "messages", "traceback", "duration", "title"):
            with self.assertRaises(Unauthorized):
                guarded_getattr(result, name)
