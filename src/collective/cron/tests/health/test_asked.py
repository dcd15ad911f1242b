"""Asked: an answer in bounded time, whatever the database and the queue do."""

from collective.cron import clock
from collective.cron.bbb import monotonic
from collective.cron.engines.trouble import Trouble
from collective.cron.health import asked
from collective.cron.health import rule
from collective.cron.health.bounded import Bounded
from collective.cron.tests.support import health_answers
from collective.cron.tests.support.base import CronTestCase

import mock
import threading


class TestAsked(CronTestCase):
    def setUp(self):
        super(TestAsked, self).setUp()
        health_answers.prepare(self, fresh=3600)

    def replace(self, name, find, seconds=0.2):
        patched = mock.patch.object(asked, name, Bounded("test", find, seconds, 0))
        patched.start()
        self.addCleanup(patched.stop)

    def hanging(self):
        event = threading.Event()
        self.addCleanup(event.set)
        return lambda key: event.wait(20)

    def checks(self, told):
        return [(one["check"], one["status"]) for one in told["problems"]]

    def test_one_site_and_all(self):
        self.add_task()
        told = asked.ask("/plone")
        self.assertEqual((told["status"], told["database"]), ("ok", "ok"))
        self.assertEqual([one["site"] for one in told["sites"]], ["/plone"])
        self.assertEqual(asked.ask()["site_count"], 1)

    def test_its_age_is_told_in_thousandths_of_a_second(self):
        answer = asked.report.of(self.portal), 9.404000047652517e-05, False
        with mock.patch.object(asked.database, "ask", return_value=answer):
            self.assertEqual(asked.ask("/plone")["age"], 0.0)

    def test_it_costs_nothing_to_ask_again(self):
        with mock.patch.object(asked.report, "of", wraps=asked.report.of) as of:
            for _time in range(100):
                asked.ask("/plone")
        self.assertEqual(of.call_count, 1)

    def test_a_database_that_hangs(self):
        self.replace("database", self.hanging())
        start = monotonic()
        told = asked.ask("/plone")
        self.assertLess(monotonic() - start, 10)
        self.assertEqual((told["status"], told["database"]), ("fail", "slow"))
        self.assertEqual((told["age"], told["sites"]), (None, []))
        self.assertEqual(self.checks(told), [("database", rule.FAIL)])

    def test_a_database_that_cannot_be_read(self):
        def fail(key):
            raise IOError("disk on fire, password=hunter2")

        self.replace("database", fail)
        told = asked.ask("/plone")
        self.assertIn("disk on fire", told["database"])
        self.assertNotIn("hunter2", told["database"])
        self.assertEqual(told["status"], "fail")

    def test_a_server_that_is_away_though_all_is_in_memory(self):
        asked.ask("/plone")
        asked.database.forget()
        storage = self.portal._p_jar.db().storage
        away = mock.Mock(side_effect=IOError("gone away"))
        with mock.patch.object(storage, "ping", away, create=True):
            told = asked.ask("/plone")
        self.assertIn("gone away", told["database"])
        self.assertEqual(self.checks(told), [("database", rule.FAIL)])

    def test_what_was_known_is_told_for_a_minute(self):
        known = {"status": "ok", "problems": [], "at": clock.now(), "sites": [1]}
        for age, sites in ((59, [1]), (61, [])):
            with mock.patch.object(asked, "database") as database:
                database.ask.return_value = known, age, True
                told = asked.ask("/plone")
            self.assertEqual((told["sites"], told["status"]), (sites, "fail"))
        self.assertEqual(known["problems"], [])

    def test_no_such_site(self):
        told = asked.ask("/nowhere")
        self.assertIn("/nowhere", told["database"])
        self.assertEqual(told["status"], "fail")

    def test_a_queue_with_trouble(self):
        trouble = Trouble(clock.now(), u"disk full", u"web1")
        self.queue.what_is_wrong = trouble
        told = asked.ask("/plone")
        self.assertEqual(told["queue"]["reason"], u"disk full")
        self.assertEqual(self.checks(told), [("queue", rule.FAIL)])

    def test_a_queue_that_hangs(self):
        self.replace("queue", self.hanging())
        told = asked.ask("/plone")
        self.assertEqual((told["queue"], told["status"]), ("slow", "warn"))

    def test_a_queue_that_breaks(self):
        def fail(key):
            raise ValueError("no queue")

        self.replace("queue", fail)
        self.assertIn("no queue", asked.ask("/plone")["queue"]["reason"])
