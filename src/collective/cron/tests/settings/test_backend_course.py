from collective.cron.errors import CronError
from collective.cron.schedule.course import Limits
from collective.cron.schedule.course import NO_LIMITS
from collective.cron.settings import backend_course
from datetime import date
from plone.uuid.interfaces import IAttributeUUID
from plone.uuid.interfaces import IUUID
from zope.component import adapter
from zope.component import provideAdapter
from zope.component.testing import PlacelessSetup
from zope.interface import implementer

import unittest


@implementer(IAttributeUUID)
class Backend(object):
    periodicity = u"H 9 * * *"
    timezone = u"UTC"

    def __init__(self, **settings):
        self.__dict__.update(settings)


@implementer(IUUID)
@adapter(IAttributeUUID)
def uuid_of(backend):
    return backend.uid


class TestBackendCourse(PlacelessSetup, unittest.TestCase):
    def setUp(self):
        super(TestBackendCourse, self).setUp()
        provideAdapter(uuid_of)

    def test_what_is_no_text_cannot_be_read_and_says_so(self):
        for settings in ({"timezone": 7}, {"periodicity": 7}, {"timezone": ("UTC",)}):
            with self.assertRaises(CronError):
                backend_course.course_of(Backend(uid="1", **settings))

    def test_what_has_no_attributes_has_no_limits(self):
        self.assertEqual(backend_course.limits_of(Backend()), NO_LIMITS)
        empty = Backend(begins_on=None, ends_on=None, left_out="")
        self.assertEqual(backend_course.limits_of(empty), NO_LIMITS)

    def test_limits_are_plain_text(self):
        backend = Backend(begins_on=date(2026, 12, 1), left_out=u"12-25 x\n01-01")
        found = backend_course.limits_of(backend)
        self.assertEqual(found, Limits("2026-12-01", "", ("01-01", "12-25")))

    def test_each_task_has_its_own_time(self):
        found = [
            backend_course.periodicity_of(Backend(uid="%x" % number))
            for number in range(40)
        ]
        self.assertGreater(len(set(found)), 15)
        self.assertEqual(backend_course.periodicity_of(Backend(uid=u"0")), found[0])
        # Without an H nobody asks for the id.
        plain = Backend(periodicity=u"0 9 * * *")
        self.assertEqual(backend_course.periodicity_of(plain), "0 9 * * *")

    def test_what_cannot_be_read_is_an_error(self):
        for settings in (
            {"periodicity": "x"},
            {"timezone": None},
            {"left_out": "Christmas"},
            {"left_out": b"\xff"},
        ):
            backend = Backend(uid="1", **settings)
            with self.assertRaises(CronError):
                backend_course.course_of(backend)
        self.assertEqual(str(backend_course.course_of(Backend(uid="1")).zone), "UTC")
