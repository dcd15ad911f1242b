"""A Backend in short: what comes next and what was last, or that there is nothing."""

from collective.cron import clock
from collective.cron.browser.shared.backend_in_words import BackendInWords
from collective.cron.browser.shared.page import CronPage
from collective.cron.content import result_writer
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.tests.support.pauses import PauseTestCase
from datetime import timedelta


class TestBackendInWords(PauseTestCase):
    def words(self, task):
        return BackendInWords(task, CronPage(task, self.layer["request"].clone()))

    def note(self, task, **values):
        """Let this be the newest result."""
        result_writer.note(self.state_of(task), result_writer.record(task, **values))

    def test_the_next_run_in_its_zone_and_from_now(self):
        task = self.add_task(timezone=u"Europe/Paris")
        expected = {
            "text": u"Nov 23, 2026 11:05 AM CET",
            "iso": "2026-11-23T10:05:00Z",
            "distance": u"in 4 min 30 s",
        }
        self.assertEqual(self.words(task).next, expected)

    def test_before_the_first_run_and_with_nothing_queued(self):
        found = self.words(self.add_task(activated=False))
        self.assertIsNone(found.next)
        self.assertIsNone(found.last)

    def test_the_next_run_is_the_first_after_a_pause(self):
        task = self.add_task()
        self.pause("2026-11-23T12:00:00Z")
        self.assertEqual(self.words(task).next["iso"], "2026-11-23T12:00:00Z")
        self.pause()
        self.assertIsNone(self.words(task).next)

    def test_the_last_run_and_the_way_to_its_result(self):
        task = self.add_task("fail", timezone=u"Europe/Paris")
        self.run_due("10:05:02")
        last = self.words(task).last
        self.assertEqual((last["status"], last["length"]), (u"FAILED", u"0 s"))
        self.assertIn(u"it went wrong", last["reason"])
        self.assertEqual(last["text"], u"Nov 23, 2026 11:05:02 AM CET")
        self.assertEqual(last["url"], task.getLastResult().absolute_url())

    def test_the_last_run_tells_when_it_began_and_how_long_it_took(self):
        task, now = self.add_task(), clock.now()
        self.note(task, start=now - timedelta(minutes=3), end=now)
        last = self.words(task).last
        self.assertEqual(last["iso"], "2026-11-23T09:57:30Z")
        self.assertEqual((last["length"], last["distance"]), (u"3 min", u"3 min ago"))

    def test_a_run_that_did_not_begin_has_no_length(self):
        task = self.add_task()
        self.note(task, status=u"SKIPPED", reason=u"too late", end=clock.now())
        last = self.words(task).last
        self.assertEqual((last["length"], last["iso"]), (u"", self.START))
        self.assertEqual(last["distance"], u"now")

    def test_a_zone_that_is_not_known_takes_nothing_away(self):
        task = self.add_task()
        task.timezone = u"Mars/Base"
        found = self.words(task)
        self.assertEqual(found.next["text"], u"Nov 23, 2026 10:05 AM UTC")

    def test_the_schedule_in_the_language_of_the_visitor(self):
        task = self.add_task(periodicity=u"0 9 * * mon")
        self.assertEqual(self.words(task).words, u"At 09:00, on Monday")
        use_languages(self)
        use_language(self, "de")
        self.assertIn(u"montags", self.words(task).words)
