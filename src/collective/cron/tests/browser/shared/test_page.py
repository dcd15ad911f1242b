"""CronPage: one idea of the time and of who works, and words of the visitor."""

from collective.cron import _
from collective.cron import clock
from collective.cron.browser.shared import labels
from collective.cron.browser.shared import page as page_module
from collective.cron.browser.shared.page import CronPage
from collective.cron.engines.inline import InlineQueue
from collective.cron.tests.support.faces.languages import use_language
from collective.cron.tests.support.faces.languages import use_languages
from collective.cron.tests.support.pauses import PauseTestCase
from collective.cron.words import moments
from datetime import timedelta
from plone import api
from zope.i18n import translate
from zope.i18nmessageid import Message

import mock


class TestCronPage(PauseTestCase):
    def page(self, context=None):
        """Return the page of a request of its own."""
        context = self.portal if context is None else context
        return CronPage(context, self.layer["request"].clone())

    def test_time_stands_still_while_a_page_is_made(self):
        page = self.page()
        self.assertEqual(clock.to_iso(page.now), self.START)
        self.set_time("11:00:00")
        self.assertEqual(clock.to_iso(page.now), self.START)
        self.assertEqual(clock.to_iso(self.page().now), "2026-11-23T11:00:00Z")

    def test_workers_are_asked_for_once(self):
        page = self.page()
        with mock.patch.object(InlineQueue, "workers", return_value=[]) as asked:
            self.assertEqual((page.workers, page.workers), ([], []))
        self.assertEqual(asked.call_count, 1)

    def test_workers_that_cannot_be_asked_are_not_no_workers(self):
        self.queue.reachable = False
        self.assertIsNone(self.page().workers)

    def test_what_backends_have_in_common_is_of_one_page(self):
        page = self.page()
        page.known["pause"] = None
        self.assertEqual(page.known, {"pause": None, "trouble": None})
        self.assertEqual(self.page().known, {"trouble": None})

    def test_the_pause_is_that_of_the_site_and_told_in_its_zone(self):
        api.portal.set_registry_record("plone.portal_timezone", "Europe/Paris")
        task = self.add_task(timezone=u"Asia/Tokyo")
        self.assertIsNone(self.page(task).pause)
        self.pause("2026-11-26T10:00:00Z")
        words = translate(self.page(task).pause_words)
        self.assertIn(u"11:00 AM CET", words)
        self.assertIn(u"by jane", words)

    def test_permissions_are_asked_here_those_for_the_pause_of_the_site(self):
        task = self.add_task()
        page = self.page(task)
        self.assertTrue(page.may("Manage"))
        task.manage_permission("collective.cron: Manage", [], acquire=0)
        self.assertEqual((page.may("Manage"), page.may("Run")), (False, True))
        self.assertTrue(page.may_pause)
        self.portal.manage_permission("collective.cron: Manage", [], acquire=0)
        self.assertFalse(page.may_pause)

    def test_a_periodicity_is_said_in_the_language_of_the_visitor(self):
        self.assertEqual(self.page().say(u"30 2 * * *"), u"Every day at 02:30")
        use_languages(self)
        use_language(self, "de")
        self.assertIn(u"montags", self.page().say(u"0 9 * * mon"))
        self.assertEqual(self.page().say(u"no <schedule>"), u"no <schedule>")

    def test_a_distance_is_from_the_time_of_the_page(self):
        page = self.page()
        instant = page.now + timedelta(minutes=5)
        self.set_time("11:00:00")
        self.assertEqual(page.distance(instant), u"in 5 min")
        self.assertEqual(page.distance(page.now), u"now")
        self.assertEqual(page.distance(page.now - timedelta(hours=2)), u"2 h ago")

    def test_what_has_values_is_said_once_whatever_they_are(self):
        page = self.page()
        message = _(u"moment_in", default=u"in ${length}")
        said = u"${length}!"
        with mock.patch.object(page_module, "translate", return_value=said) as say:
            for length in (u"1 h", u"2 h <${length}>"):
                one = Message(message, mapping={"length": length})
                self.assertEqual(page.say_once(one), length + u"!")
        self.assertEqual(say.call_count, 1)
        inside = Message(message, mapping={"length": labels.result("OK")})
        self.assertEqual(page.say_once(inside), translate(inside))

    def test_said_once_and_as_each_language_has_it(self):
        page = self.page()
        self.assertEqual(page.say_once(None), u"")
        self.assertEqual(page.say_once(u"as it is"), u"as it is")
        with mock.patch.object(page_module, "translate", return_value=u"x") as say:
            for _number in range(3):
                self.assertEqual(page.say_once(labels.result("OK")), u"x")
        self.assertEqual(say.call_count, 1)
        use_languages(self)
        for code in ("en", "de"):
            use_language(self, code)
            page = self.page()
            for message in (labels.result("OK"), moments.distance(page.now, page.now)):
                said = translate(message, context=page.request)
                self.assertEqual(page.say_once(message), said)
