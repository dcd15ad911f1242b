"""The outbox is stored with what happened, and bounded."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.bell import bell
from collective.cron.tests.support.base import CronTestCase

import mock
import transaction


class TestOutbox(CronTestCase):
    def add(self, kind=u"failed", count=1):
        for _number in range(count):
            added = outbox.add(self.portal, kind, [u"mail"], {"title": u"Task"})
        return added[0]

    def test_nothing_is_written_before_the_first(self):
        self.assertEqual(outbox.waiting(self.portal), [])
        self.assertEqual(list(outbox.ended(self.portal)), [])
        self.assertIsNone(outbox.find_waiting(self.portal, u"none"))

    def test_one_for_each_channel(self):
        channels = [u"mail", u"webhook"]
        one, two = outbox.add(self.portal, u"failed", channels, {}, "uid")
        self.assertNotEqual(one.group, two.group)
        self.assertEqual((one.uid, one.at), ("uid", clock.now()))
        self.assertIs(outbox.find_waiting(self.portal, one.id), one)

    def test_the_bell_rings_when_it_is_stored(self):
        bell.clear()
        self.add()
        transaction.abort()
        self.assertFalse(bell.is_set())
        self.add()
        self.assertFalse(bell.is_set())
        transaction.commit()
        self.assertTrue(bell.is_set())
        bell.clear()

    def test_what_ends_is_kept_the_newest_first(self):
        for minute in range(4):
            self.set_time("10:0%d:00" % minute)
            with mock.patch.object(outbox, "MOST_ENDED", 3):
                outbox.end(self.portal, self.add(u"k%d" % minute), u"sent")
        found = [one.kind for one in outbox.ended(self.portal)]
        self.assertEqual(found, [u"k3", u"k2", u"k1"])
        since = clock.from_iso("2026-11-23T10:02:00Z")
        found = [one.kind for one in outbox.ended(self.portal, since)]
        self.assertEqual(found, [u"k3", u"k2"])
        self.assertEqual(outbox.waiting(self.portal), [])

    def test_too_many_are_only_logged(self):
        with mock.patch.object(outbox, "MOST_WAITING", 2):
            self.add(count=2)
            self.assertEqual(outbox.add(self.portal, u"late", [u"mail"], {}), [])
        self.assertEqual(len(outbox.waiting(self.portal)), 2)

    def test_another_target_is_of_the_same_group(self):
        alert = self.add()
        outbox.add_target(self.portal, alert, u"bob@example.org")
        others = [one for one in outbox.waiting(self.portal) if one is not alert]
        other = others[0]
        self.assertEqual((other.group, other.target), (alert.id, u"bob@example.org"))
        self.assertNotEqual(other.id, alert.id)
