"""The settings of a Backend: who may see and change each, and what each accepts."""

from collective.cron.interfaces import IBackend
from collective.cron.settings import backend_schema
from collective.cron.settings.fields import InvalidSchedule
from collective.cron.tests.support.base import CronTestCase
from plone.autoform.interfaces import READ_PERMISSIONS_KEY
from plone.autoform.interfaces import WRITE_PERMISSIONS_KEY
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.utils import mergedTaggedValueDict
from plone.supermodel.utils import mergedTaggedValueList
from zope.schema import getFieldNames
from zope.schema.interfaces import RequiredMissing
from zope.schema.interfaces import TooBig
from zope.schema.interfaces import TooSmall

import unittest


NAMES = sorted(getFieldNames(IBackend))


class TestSchema(unittest.TestCase):
    def test_no_setting_is_for_everybody_who_sees_the_content(self):
        # A field that is added and forgotten would be told by plone.restapi to all.
        read = mergedTaggedValueDict(IBackend, READ_PERMISSIONS_KEY)
        expected = dict.fromkeys(NAMES, "collective.cron.View")
        expected["ping_address"] = "collective.cron.Manage"
        self.assertEqual(read, expected)

    def test_who_manages_changes_all_but_the_user(self):
        write = mergedTaggedValueDict(IBackend, WRITE_PERMISSIONS_KEY)
        self.assertEqual(write.pop("run_as"), "collective.cron.ChooseUser")
        others = [name for name in NAMES if name != "run_as"]
        self.assertEqual(write, dict.fromkeys(others, "collective.cron.Manage"))

    def test_each_setting_stands_on_one_tab(self):
        tabs = mergedTaggedValueList(IBackend, FIELDSETS_KEY)
        names = [tab.__name__ for tab in tabs]
        own = ["policies", "retries", "retention"]
        expected = ["limits", "alerts", "pings"] + own
        self.assertEqual(names, expected)
        listed = [name for tab in tabs for name in tab.fields]
        first = ["activated", "periodicity", "timezone"]
        self.assertEqual(sorted(listed + first), NAMES)

    def test_catalogs_know_it_by_the_name_that_it_always_had(self):
        expected = "collective.cron.backend_schema.IBackend"
        self.assertEqual(IBackend.__identifier__, expected)
        self.assertIs(backend_schema.IBackend, IBackend)

    def test_numbers_have_limits(self):
        for name, largest in (
            ("late_limit", None),
            ("keep_results", 100000),
            ("keep_days", None),
            ("keep_failures_days", None),
        ):
            field = IBackend[name]
            field.validate(1)
            with self.assertRaises(TooSmall):
                field.validate(0)
            if largest is not None:
                field.validate(largest)
                with self.assertRaises(TooBig):
                    field.validate(largest + 1)

    def test_a_new_task_is_inactive_and_not_repeated(self):
        self.assertIs(IBackend["activated"].default, False)
        self.assertIs(IBackend["repeatable"].default, False)

    def test_without_a_periodicity_there_is_no_task_without_a_user_there_is(self):
        with self.assertRaises(RequiredMissing):
            IBackend["periodicity"].validate(None)
        IBackend["run_as"].validate(None)


class TestFields(CronTestCase):
    def check(self, name, value):
        IBackend[name].bind(self.add_task()).validate(value)

    def test_bad_periodicity_says_which_field_and_what_is_accepted(self):
        with self.assertRaises(InvalidSchedule) as caught:
            self.check("periodicity", u"61 * * * *")
        self.assertIn(u"minute", caught.exception.doc())
        self.assertIn(u"0-59", caught.exception.doc())

    def test_bad_zone_is_refused(self):
        for zone in (u"../../etc/passwd", u"Mars/Base", u""):
            with self.assertRaises(InvalidSchedule):
                IBackend["timezone"].bind(self.portal).validate(zone)

    def test_good_values_pass(self):
        self.check("periodicity", u"@daily")
        IBackend["timezone"].bind(self.portal).validate(u"Australia/Lord_Howe")
