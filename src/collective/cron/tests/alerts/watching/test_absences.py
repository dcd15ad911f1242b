"""A worker that died is told once; a time without any when it is over."""

from collective.cron import clock
from collective.cron.alerts import marks
from collective.cron.alerts.watching import absences
from collective.cron.engines.inline import InlineQueue
from collective.cron.queueing.worker import process_id
from collective.cron.queueing.worker import Worker
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell

import mock
import transaction


class TestAbsences(AlertCase):
    def look(self, time=None, *workers):
        if time is not None:
            self.set_time(time)
        with mock.patch.object(InlineQueue, "workers", lambda queue: list(workers)):
            absences.note(self.portal)
        transaction.commit()
        return [mail["subject"] for mail in self.send()]

    def worker(self, alive, ping="2026-11-23T10:00:00Z"):
        ping = clock.from_iso(ping)
        return Worker("w1", ping, ping, alive, u"web1")

    def test_a_worker_that_died_is_told_once(self):
        self.assertEqual(self.look(None, self.worker(True)), [])
        said = [u"[Plone site] The worker web1 has died"]
        self.assertEqual(self.look(None, self.worker(False)), said)
        self.assertEqual(self.look("10:03:00", self.worker(False)), [])
        self.assertEqual(marks.names(self.portal, absences.GONE), ["worker w1"])
        self.look("10:04:00")
        self.assertEqual(marks.names(self.portal, absences.GONE), [])

    def test_whoever_looks_is_alive_however_late_its_sign_of_life_is(self):
        own = self.worker(False)._replace(id=process_id())
        self.assertEqual(self.look(None, own), [])

    def test_one_that_died_long_ago_is_history(self):
        dead = self.worker(False, "2026-11-23T02:00:00Z")
        self.assertEqual(self.look(None, dead), [])

    def test_a_time_without_any(self):
        self.look("10:00:00")
        self.assertEqual(self.look("10:06:00"), [])
        self.assertEqual(self.look("10:20:00"), [])
        self.assertEqual(
            self.look("12:20:00"), [u"[Plone site] No worker was there for 2 h"]
        )
        self.assertEqual(self.look("12:21:00"), [])

    def test_a_time_in_which_nobody_was_told_is_no_silence(self):
        self.look("10:00:00")
        tell(alert_channels=[])
        absences.forget(self.portal)
        tell(alert_channels=[u"mail"])
        self.assertEqual(self.look("15:00:00"), [])

    def test_nothing_is_written_each_minute(self):
        self.look("10:00:00")
        before = self.portal._p_jar.db().lastTransaction()
        self.look("10:04:59")
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)
