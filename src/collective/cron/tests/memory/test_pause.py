"""The pause of a site: who may say what of it, and when it is over."""

from collective.cron import clock
from collective.cron.memory import pause
from collective.cron.settings import site_settings
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.tests.support.pauses import REASON
from lxml import etree
from plone.app.registry.exportimport.handler import RegistryExporter
from plone.app.registry.exportimport.handler import RegistryImporter
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import mock
import transaction


class TestPause(PauseTestCase):
    def test_there_is_none_at_first(self):
        self.assertIsNone(pause.current(self.portal))

    def test_it_tells_why_until_when_and_by_whom(self):
        self.pause("2026-11-26T10:00:00Z", u"  The library\n moves house ")
        found = pause.current(self.portal)
        self.assertEqual((found.reason, found.by), (REASON, u"jane"))
        self.assertEqual(clock.to_iso(found.until), "2026-11-26T10:00:00Z")
        self.assertEqual(clock.to_iso(found.since), self.START)

    def test_the_log_tells_of_what_is_stored_only(self):
        lines = log_lines(self)
        pause.start(self.portal, REASON, None, u"jane")
        transaction.abort()
        self.assertEqual(lines, [])
        pause.start(self.portal, REASON, None, u"jane")
        transaction.commit()
        pause.end(self.portal, u"jane")
        self.assertEqual(len(lines), 1)
        transaction.commit()
        self.assertIn("were paused by jane", lines[0])
        self.assertIn("were resumed by jane", lines[1])

    def test_its_end_comes_without_a_write(self):
        self.pause("2026-11-26T10:00:00Z")
        last = self.portal._p_jar.db().lastTransaction()
        self.set_time("2026-11-26T09:59:59Z")
        self.assertIsNotNone(pause.current(self.portal))
        self.set_time("2026-11-26T10:00:00Z")
        self.assertIsNone(pause.current(self.portal))
        transaction.commit()
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), last)

    def test_a_reason_is_required_and_bounded(self):
        for reason in (None, u"", u" \n ", u"x" * 201):
            with self.assertRaises(pause.PauseRefused) as caught:
                pause.start(self.portal, reason, None, u"jane")
            self.assertEqual(caught.exception.field, "reason")
            self.assertIn("1 to 200 characters", str(caught.exception))
        self.assertIsNone(pause.current(self.portal))

    def test_an_end_in_the_past_is_refused(self):
        with self.assertRaises(pause.PauseRefused) as caught:
            pause.start(self.portal, REASON, clock.now(), u"jane")
        self.assertEqual(caught.exception.field, "until")

    def test_it_can_be_changed_and_is_still_the_same(self):
        self.pause()
        self.set_time("11:00:00")
        self.pause("2026-11-23T12:00:00Z", u"Another reason")
        found = pause.current(self.portal)
        self.assertEqual(found.reason, u"Another reason")
        self.assertEqual(clock.to_iso(found.since), self.START)

    def test_without_records_there_is_no_pause_and_none_can_be(self):
        registry = getUtility(IRegistry)
        for name in pause.IPauseRecords.names():
            del registry.records["%s.%s" % (site_settings.PREFIX, name)]
        self.assertIsNone(pause.current(self.portal))
        self.assertIsNone(pause.holding(self.portal, clock.now()))
        with self.assertRaises(pause.PauseRefused) as caught:
            pause.start(self.portal, REASON, None, u"jane")
        self.assertIn("upgraded", str(caught.exception))

    def test_it_survives_an_export_and_import_of_the_registry(self):
        self.pause("2026-11-26T10:00:00Z")
        before = pause.current(self.portal)
        registry = getUtility(IRegistry)
        exporter = RegistryExporter(registry, mock.Mock())
        mine = [name for name in registry.records if name.startswith("collective.cron")]
        nodes = [exporter.exportRecord(registry.records[name]) for name in mine]
        self.resume()
        xml = b"<registry>%s</registry>" % b"".join(etree.tostring(n) for n in nodes)
        RegistryImporter(registry, mock.Mock()).importDocument(xml)
        found = pause.current(self.portal)
        self.assertEqual((found.reason, found.by), (before.reason, before.by))
        # Plone puts the day of the week where the microseconds were.
        self.assertEqual(found.until.replace(microsecond=0), before.until)
