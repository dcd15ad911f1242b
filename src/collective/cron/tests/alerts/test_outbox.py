"""The outbox is stored with what happened, and bounded."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.bell import bell
from collective.cron.memory import annotations
from collective.cron.tests.support.base import CronTestCase
from transaction import TransactionManager
from zope.annotation.interfaces import IAnnotations

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

    def test_what_begins_alike_is_found(self):
        for lead in (u"a-", u"a-b-", u"b-"):
            outbox.add(self.portal, u"ping", [u"ping"], {"lead": lead}, lead=lead)
        self.add()
        found = [one.facts["lead"] for one in outbox.led_by(self.portal, u"b-")]
        self.assertEqual(found, [u"b-"])
        self.assertEqual(outbox.led_by(self.portal, u"c-"), [])

    def test_two_at_once_do_not_meet(self):
        self.add(count=3)
        transaction.commit()
        manager = TransactionManager()
        connection = self.portal._p_jar.db().open(manager)
        self.addCleanup(connection.close)
        manager.begin()
        other = connection.get(self.portal._p_oid)
        for site in (other, self.portal):
            outbox.add(site, u"ping", [u"ping"], {}, lead=u"a-")
            outbox.take_away(site, outbox.led_by(site, u"a-")[0])
            outbox.add(site, u"ping", [u"ping"], {}, lead=u"a-")
        transaction.commit()
        manager.commit()
        transaction.begin()
        self.assertEqual(len(outbox.waiting(self.portal)), 5)
        self.assertEqual(IAnnotations(self.portal)[outbox.COUNT](), 5)


class TestLoads(CronTestCase):
    """However much waits, one more costs the same."""

    def fill(self, count):
        for number in range(count):
            lead = u"%032x-" % (number * 0x9E3779B97F4A7C15)
            outbox.add(self.portal, u"ping", [u"ping"], {}, u"other", lead=lead)
        transaction.commit()

    def loads(self, function):
        """Return how many objects of the outbox are loaded, with an empty cache."""
        connection = self.portal._p_jar
        connection.cacheMinimize()
        transaction.begin()
        annotations.read(self.portal, u"x")  # what each request loads
        connection.getTransferCounts(clear=True)
        function()
        count = connection.getTransferCounts(clear=True)[0]
        transaction.abort()
        return count

    def add(self):
        outbox.add(self.portal, u"ping", [u"ping"], {}, u"own", lead=u"own-")

    def find(self):
        outbox.led_by(self.portal, u"own-")

    def take_away(self):
        (alert,) = outbox.led_by(self.portal, u"own-")
        outbox.take_away(self.portal, alert)

    def test_they_do_not_grow(self):
        for _number in range(2):
            self.add()
        outbox.take_away(self.portal, outbox.led_by(self.portal, u"own-")[0])
        self.fill(200)
        calls = (self.add, self.find, self.take_away)
        few = [self.loads(call) for call in calls]
        self.fill(1500)
        many = [self.loads(call) for call in calls]
        for before, after in zip(few, many):
            self.assertLessEqual(after, before + 2, (few, many))

    def test_an_outbox_without_a_count_goes_on(self):
        """As former versions left it."""
        self.fill(3)
        old = outbox.waiting(self.portal)[0]
        del IAnnotations(self.portal)[outbox.COUNT]
        with mock.patch.object(outbox, "MOST_WAITING", 3):
            self.assertEqual(outbox.add(self.portal, u"late", [u"mail"], {}), [])
            outbox.take_away(self.portal, old)
            outbox.take_away(self.portal, old)
            self.assertEqual(len(outbox.add(self.portal, u"late", [u"mail"], {})), 1)
            self.assertEqual(outbox.add(self.portal, u"late", [u"mail"], {}), [])
