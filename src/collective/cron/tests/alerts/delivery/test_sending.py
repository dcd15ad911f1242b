"""Sending: each is sent once, tried again, given up; a crash in between loses none."""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.alerts.channels.mail import Mail
from collective.cron.alerts.delivery import sending
from collective.cron.alerts.entry import Alert
from collective.cron.alerts.messages.subjects import PING
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.log_lines import log_lines
from collective.cron.worksite import entering
from datetime import timedelta
from plone import api
from ZODB.POSException import ConflictError

import mock
import threading
import transaction


class Killed(BaseException):
    """Stands for the end of a process."""


class TestSending(AlertCase):
    def add(self, kind=u"failed", channel=u"mail", **facts):
        facts = dict({"title": u"Task", "path": "task"}, **facts)
        (alert,) = outbox.add(self.portal, kind, [channel], facts)
        transaction.commit()
        return alert

    def test_each_address_is_told_apart(self):
        tell(alert_addresses=[u"ann@example.org", u"refused@example.org"])
        self.add()
        (mail,) = self.send()
        self.assertEqual(mail["to"], "ann@example.org")
        outcomes = [
            ("failed", u"ann@example.org", u"sent"),
            ("failed", u"refused@example.org", u"given up"),
        ]
        self.assertEqual(sorted(self.ended()), outcomes)

    def test_it_says_so_in_the_log(self):
        lines = log_lines(self)
        self.add()
        self.send()
        line = "/plone: told of task (failed) by mail to ann@example.org: sent"
        self.assertIn(line, "\n".join(lines))

    def test_the_log_says_so_once_after_a_conflict(self):
        lines, real, calls = log_lines(self), sending._note, []

        def conflict(*args):
            real(*args)
            calls.append(args)
            if len(calls) == 1:
                raise ConflictError()

        self.add()
        with mock.patch.object(sending, "_note", conflict):
            self.send()
        self.assertEqual((len(calls), len(self.server.got)), (2, 1))
        self.assertEqual("\n".join(lines).count("ann@example.org: sent"), 1)

    def test_trouble_is_tried_again_later_and_later(self):
        alert, port = self.add(), self.server.port
        api.portal.set_registry_record("plone.smtp_port", 1)
        transaction.commit()
        self.assertEqual(self.send(), [])
        self.assertEqual(alert.attempts, 1)
        self.assertIn(u"refused", alert.error)
        wait = (alert.not_before - alert.at).total_seconds()
        self.assertTrue(60 <= wait <= 72, wait)
        self.assertEqual(self.send(), [])
        self.assertEqual(alert.attempts, 1)
        self.set_time("10:02:00")
        self.send()
        self.assertEqual(alert.attempts, 2)
        api.portal.set_registry_record("plone.smtp_port", port)
        transaction.commit()
        self.set_time("10:10:00")
        (mail,) = self.send()
        self.assertIn(alert.id, mail["message-id"])
        self.assertEqual(alert.error, u"")

    def test_in_the_end_it_is_given_up_and_recorded(self):
        alert = self.add()
        with mock.patch.object(Mail, "send", side_effect=ValueError("away")):
            for day in range(10, 30):
                self.set_time("2026-12-%dT10:00:00Z" % day)
                self.send()
        self.assertEqual(alert.attempts, sending.MOST_ATTEMPTS)
        self.assertEqual(self.ended(), [("failed", u"ann@example.org", u"given up")])
        self.assertEqual(alert.error, u"ValueError: away")

    def test_without_anybody_or_a_channel_it_is_given_up(self):
        tell(alert_addresses=[])
        nobody, pigeon = self.add(), self.add(channel=u"pigeon")
        self.send()
        self.assertEqual(nobody.error, sending.NOBODY)
        self.assertEqual(pigeon.error, sending.NO_CHANNEL)
        self.assertEqual(len(self.ended()), 2)

    def test_a_directory_that_is_away_is_asked_again(self):
        alert = self.add()
        with mock.patch.object(Mail, "targets", side_effect=ValueError("away")):
            self.send()
        self.assertEqual((alert.attempts, alert.error), (1, u"ValueError: away"))
        self.set_time("10:05:00")
        self.assertEqual(len(self.send()), 1)

    def test_another_writer_that_was_quicker_is_no_attempt(self):
        alert = self.add()
        with mock.patch.object(Mail, "targets", side_effect=ConflictError()):
            with self.assertRaises(ConflictError):
                sending._find_targets(self.portal, alert)
        self.assertEqual(alert.attempts, 0)

    def test_killed_in_the_middle_it_is_sent_again_with_the_same_id(self):
        self.add()
        real = sending._note
        with mock.patch.object(sending, "_note", side_effect=Killed):
            with self.assertRaises(Killed):
                sending.send_due(self.portal, 1)
        self.assertIs(sending._note, real)
        self.assertEqual(self.send(), [])
        self.set_time("10:02:31")
        (mail,) = self.send()
        first = self.server.got[0]
        self.assertIn(mail["message-id"].encode("ascii"), first)
        self.assertEqual(self.send(), [])
        self.assertEqual(len(self.server.got), 2)

    def test_while_it_is_sent_nobody_else_takes_it(self):
        found = []

        def look():
            with entering.open_site("/plone") as site:
                found.append(sending._take_next(site))

        def send(channel, alert, target):
            thread = threading.Thread(target=look)
            thread.start()
            thread.join(30)

        self.add()
        with mock.patch.object(Mail, "send", send):
            self.send()
        self.assertEqual(found, [None])
        self.assertEqual(self.ended(), [("failed", u"ann@example.org", u"sent")])

    def test_one_that_somebody_else_sent_meanwhile_is_left_alone(self):
        alert = self.add()
        id, token = sending._commit(lambda: sending._take_next(self.portal))
        outbox.end(self.portal, alert, u"sent")
        transaction.commit()
        sending._commit(lambda: sending._note(self.portal, id, token, u"no", False))
        self.assertEqual(self.ended(), [("failed", u"ann@example.org", u"sent")])

    def test_what_a_channel_writes_is_not_stored(self):
        def write(channel, alert, target):
            alert.site.title = u"Changed"

        self.add()
        with mock.patch.object(Mail, "send", write):
            self.send()
        self.assertNotEqual(self.portal.title, u"Changed")
        self.assertEqual(len(self.ended()), 1)

    def test_so_many_at_once(self):
        for _number in range(3):
            self.add()
        self.assertTrue(sending.send_due(self.portal, 2))
        self.assertEqual(len(self.waiting()), 1)
        self.assertFalse(sending.send_due(self.portal, 2))


class TestMany(CronTestCase):
    """What waits is looked at once in a look, not once for each other that waits."""

    def looked_at(self, count, kind, channel, **settings):
        """Return how often an Alert is asked whose, and by what channel, it is."""
        asked = []

        class Counting(Alert):
            def __getattribute__(self, name):
                if name in ("uid", "channel"):
                    asked.append(name)
                return super(Counting, self).__getattribute__(name)

        waiting = []
        for number in range(count):
            values = u"%d" % number, u"%d" % number, kind, channel, u"%d" % number
            waiting.append(Counting(*(values + (clock.now(), {"what": u"well"}))))
            if kind == PING:
                waiting[-1].not_before = clock.now() + timedelta(hours=1)
        with mock.patch.object(outbox, "waiting", lambda site: list(waiting)):
            with mock.patch.object(outbox, "find_waiting"):
                sending._take_next(self.portal)
        transaction.abort()
        return len(asked)

    def test_pings(self):
        few, many = [self.looked_at(n, PING, u"ping") for n in (50, 100)]
        self.assertLessEqual(many, 2 * few)

    def test_what_is_more_than_is_sent_in_an_hour(self):
        tell(alert_most=1)
        for number in range(2):
            (one,) = outbox.add(self.portal, u"failed", [u"mail"], {})
            outbox.end(self.portal, one, u"sent")
        transaction.commit()
        few, many = [self.looked_at(n, u"failed", u"mail") for n in (50, 100)]
        self.assertLessEqual(many, 2 * few)
