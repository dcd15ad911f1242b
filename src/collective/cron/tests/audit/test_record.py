"""The record: in order, bounded, and read from anywhere at the same cost."""

from collective.cron import clock
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.memory import state
from collective.cron.tests.support.base import CronTestCase
from datetime import timedelta
from plone import api
from zope.annotation.interfaces import IAnnotations

import os
import transaction


NOON = clock.from_iso("2026-11-23T12:00:00Z")


def entry(number=0, deed=deeds.CHANGED, at=NOON):
    at = at + timedelta(seconds=number)
    return record.Entry(
        at, deed, u"%d" % number, u"", u"", u"joe", u"/", u"page", u"", (), 1
    )


class TestRecord(CronTestCase):
    def setUp(self):
        super(TestRecord, self).setUp()
        for key in record.KEYS:
            IAnnotations(self.portal).pop(key, None)
        transaction.commit()

    def add(self, *entries):
        return [record.add(self.portal, record.CHANGES, one) for one in entries]

    def uids(self, **options):
        return [one.uid for _key, one in record.walk(self.portal, **options)]

    def test_none_is_read_without_a_write(self):
        self.assertEqual(self.uids(), [])
        self.assertFalse(record.is_old(self.portal))
        self.assertFalse(self.portal._p_jar._registered_objects)

    def test_newest_first_of_both_lanes_from_any_place(self):
        for number in range(6):
            record.add(self.portal, number % 2, entry(number))
        self.assertEqual(self.uids(), list(u"543210"))
        keys = [key for key, _entry in record.walk(self.portal)]
        self.assertEqual(keys, sorted(keys, reverse=True))
        self.assertEqual(self.uids(before=keys[2]), list(u"210"))

    def test_the_order_is_that_of_what_happened_if_a_clock_is_set_back(self):
        self.add(entry(5))
        record.add(self.portal, record.RUNS, entry(3))
        self.add(entry(1), entry(2))
        self.assertEqual(self.uids(), list(u"2135"))

    def test_bounded_in_pages_and_fast(self):
        api.portal.set_registry_record("collective.cron.keep_changes", 2000)
        most = record.most(self.portal, record.CHANGES)
        self.assertEqual(most, 2000)
        for number in range(most + 2 * record.PAGE + 7):
            self.add(entry(number))
        begin = os.times()[0]
        found = self.uids()
        self.assertLess(os.times()[0] - begin, 2)  # 0.02 s
        self.assertLessEqual(len(found), most)
        self.assertGreater(len(found), most - record.PAGE)
        self.assertEqual(found[0], u"%d" % (most + 2 * record.PAGE + 6))

    def test_runs_push_no_change_out(self):
        api.portal.set_registry_record("collective.cron.keep_changes", 3000)
        self.add(entry(1))
        self.assertEqual(record.most(self.portal, record.RUNS), 1500)
        for number in range(2, 1500 + 2 * record.PAGE):
            record.add(self.portal, record.RUNS, entry(number, deeds.RUN))
        self.assertIn(u"1", self.uids())

    def test_how_many_and_how_long_is_a_setting_of_the_site(self):
        self.assertEqual(record.most(self.portal, record.CHANGES), 10000)
        self.add(*[entry(number) for number in range(4 * record.PAGE)])
        self.assertFalse(record.is_old(self.portal))
        api.portal.set_registry_record("collective.cron.keep_changes", 1000)
        while record.is_old(self.portal):
            self.assertEqual(record.drop_old(self.portal), record.PAGE)
        self.assertLessEqual(len(self.uids()), 1000)
        # Whoever changes that is noted, too.
        self.assertEqual(next(record.walk(self.portal))[1].deed, deeds.SETTINGS)
        api.portal.set_registry_record("collective.cron.keep_changes_days", 1)
        clock.set_now(NOON + timedelta(days=1, hours=12))
        while record.is_old(self.portal):
            record.drop_old(self.portal)
        self.assertEqual(self.uids(), [])

    def test_what_is_older_than_a_year_is_dropped_in_portions(self):
        old = NOON - timedelta(days=400)
        self.add(*[entry(number, at=old) for number in range(record.PAGE + 3)])
        self.add(entry(9999))
        self.assertTrue(record.is_old(self.portal))
        self.assertEqual(record.drop_old(self.portal), record.PAGE)
        self.assertEqual(record.drop_old(self.portal), 3)
        self.assertFalse(record.is_old(self.portal))
        self.assertEqual(self.uids(), [u"9999"])

    def test_plain_tuples_that_need_no_class_of_ours(self):
        self.add(entry())
        (page,) = IAnnotations(self.portal)[record.KEYS[0]].values()
        self.assertEqual([type(one) for one in page.values()], [tuple])

    def test_stays_when_the_add_on_is_uninstalled(self):
        self.add(entry())
        state.uninstall(self.portal)
        self.assertEqual(self.uids(), [u"0"])

    def test_of_two_writers_at_once_both_are_kept(self):
        self.add(entry(1), entry(2))
        page = list(IAnnotations(self.portal)[record.KEYS[0]].values())[0]
        before = page.__getstate__()
        states = []
        for number in (3, 4):
            one = type(page)()
            one.__setstate__(before)
            one[2 * number + 10**17] = tuple(entry(number))
            states.append(one.__getstate__())
        merged = type(page)()
        merged.__setstate__(page._p_resolveConflict(before, *states))
        self.assertEqual([one[2] for one in merged.values()], list(u"1234"))
