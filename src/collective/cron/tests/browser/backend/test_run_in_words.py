# -*- coding: utf-8 -*-
"""A run that is going on: how far it is, and when it may end."""

from collective.cron import clock
from collective.cron.browser.backend.run_in_words import RunInWords
from collective.cron.content import result_writer
from collective.cron.content.past.run_lengths import RunLengths
from collective.cron.memory import cancel
from collective.cron.memory.progress import KEY
from collective.cron.memory.progress import Progress
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from collective.cron.tests.support.running import TOKEN
from datetime import timedelta
from zope.i18n import translate

import mock
import transaction


class TestRunning(PageTestCase):
    def setUp(self):
        super(TestRunning, self).setUp()
        self.task = self.add_task()
        self.run = add_run(self.state_of(self.task))
        self.usual(10)

    def usual(self, *seconds):
        """Record runs that took so long."""
        for number in seconds * 5 if len(seconds) == 1 else seconds:
            end = clock.now()
            start = end - timedelta(seconds=number)
            result_writer.record(self.task, status=u"OK", start=start, end=end)

    def running(self, after, **progress):
        """Return the RunInWords, so many seconds after the start."""
        told = None
        if progress:
            values = dict({"done": 0, "total": None, "message": u""}, **progress)
            told = Progress(at=clock.now(), **values)
        page = mock.Mock(
            now=self.run["started"] + timedelta(seconds=after),
            site=self.portal,
            context=self.task,
            run_lengths=RunLengths(self.task.getResults()),
        )
        with mock.patch("collective.cron.memory.progress.read", return_value=told):
            return RunInWords(self.run, page)

    def forecast(self, after, **progress):
        found = self.running(after, **progress).forecast
        return found and translate(found)

    def test_before_the_task_tells_anything(self):
        running = self.running(4)
        self.assertEqual(running.elapsed, u"4 s")
        self.assertEqual(
            (running.percent, running.count, running.message), (None, None, u"")
        )

    def test_percent_is_never_all_before_all_is_done(self):
        self.assertEqual(self.running(4, done=999, total=1000).percent, 99)
        self.assertEqual(self.running(4, done=1000, total=1000).percent, 100)
        self.assertIsNone(self.running(4, done=7).percent)

    def test_count(self):
        self.assertEqual(translate(self.running(4, done=3, total=9).count), u"3 of 9")
        self.assertEqual(translate(self.running(4, done=3).count), u"3 done")

    def test_estimate_by_what_runs_usually_take(self):
        self.assertEqual(self.forecast(4), u"about 7 s left")

    def test_estimate_by_its_pace_once_that_is_known(self):
        self.assertEqual(self.forecast(4, done=1, total=5), u"about 17 s left")
        self.assertEqual(self.forecast(4, done=1, total=100), u"about 7 s left")

    def test_longer_than_usual_but_not_yet_unusual(self):
        self.assertEqual(self.forecast(15), u"usually it takes 10 s")

    def test_unusually_slow(self):
        self.assertTrue(self.running(30).slow)
        self.assertEqual(self.forecast(30), u"unusually slow: usually it takes 10 s")

    def test_a_clock_that_was_set_back(self):
        self.assertEqual(self.running(-100).elapsed, u"0 s")


class TestPage(PageTestCase):
    def setUp(self):
        super(TestPage, self).setUp()
        self.task = self.add_task()
        add_run(self.state_of(self.task))

    def tell(self, **values):
        from collective.cron.memory import annotations

        values = dict({"total": None, "message": u"", "at": clock.now()}, **values)
        annotations.make(self.portal, KEY)[TOKEN] = values
        transaction.commit()

    def page(self, name=ALL):
        return self.get("/task", name).contents

    def test_bar_percentage_message_and_pieces(self):
        self.add_people()
        self.tell(done=45, total=100, message=u"<b>änd")
        self.set_time("10:01:00")
        contents = self.page()
        for text in (
            "Running now",
            '<progress max="100"',
            'value="45"',
            "45 of 100",
            "&lt;b&gt;änd",
            "for 30 s",
            "web9:1",
        ):
            self.assertIn(text, contents)
        self.assertNotIn("<b>änd", contents)

    def test_a_bar_without_a_value_where_the_end_is_not_known(self):
        self.add_people()
        self.tell(done=45)
        contents = self.page()
        self.assertIn("45 done", contents)
        bar = contents[contents.index("<progress") :].split(">")[0]
        self.assertNotIn("value", bar)

    def test_the_page_refreshes_faster_while_it_runs(self):
        self.add_people()
        self.assertIn('data-cron-refresh="2"', self.page())
        self.state_of(self.task).end_run(TOKEN)
        transaction.commit()
        self.assertIn('data-cron-refresh="10"', self.page())

    def test_cancel(self):
        self.add_people()
        self.assertIn("@@cron-cancel", self.page())
        self.assertIn('value="%s"' % TOKEN, self.page())
        self.assertNotIn("@@cron-cancel", self.page(VIEWER))

    def test_who_asked_it_to_stop(self):
        self.add_people()
        cancel.request(self.portal, TOKEN, u"<i>jane")
        transaction.commit()
        contents = self.page()
        self.assertIn("Asked to stop by &lt;i&gt;jane", contents)
        self.assertNotIn("@@cron-cancel", contents)
