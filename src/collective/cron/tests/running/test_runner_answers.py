"""The database stores a step of a run and cannot say so: nothing is done twice."""

from collective.cron import clock
from collective.cron.interfaces import IBackendFinishedJobEvent
from collective.cron.memory import bookmarks
from collective.cron.memory import own_connection
from collective.cron.running import chunks
from collective.cron.running import runs
from collective.cron.running.steps import ended
from collective.cron.running.steps import filing
from collective.cron.running.steps import hand
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.chunk_case import ITEMS
from collective.cron.tests.support.driver import AdminShutdown
from collective.cron.tests.support.lost_answers import LosesAnswer
from contextlib import contextmanager
from plone.uuid.interfaces import IUUID
from ZODB.POSException import POSError
from zope.component import getGlobalSiteManager

import mock
import transaction


class TestLostAnswers(ChunkCase):
    def losing_at(self, *items):
        """Return a task in chunks whose commits are not answered where these are in."""

        def work(item):
            self.work(item)
            if item in items:
                LosesAnswer.join()

        return lambda mine: mine.in_chunks(ITEMS, work, size=self.size)

    def losing(self, module, name):
        """Patch a function so that the commit after its first call is not answered."""
        real, calls = getattr(module, name), []

        def once(*args, **kwargs):
            if not calls:
                LosesAnswer.join()
            calls.append(1)
            return real(*args, **kwargs)

        patch = mock.patch.object(module, name, once)
        patch.start()
        self.addCleanup(patch.stop)
        return calls

    def test_of_the_claim(self):
        calls = self.losing(hand, "claim")
        self.play(self.run_all)
        self.assertEqual(calls, [1, 1])
        self.check_all_once()
        self.assertEqual(self.statuses(self.task), ["OK"])
        self.assertEqual(self.state_of(self.task).runs, ())

    def test_of_the_result(self):
        components, kinds = getGlobalSiteManager(), (IBackendFinishedJobEvent,)
        hear = mock.Mock()
        components.registerHandler(hear, kinds)
        self.addCleanup(components.unregisterHandler, hear, kinds)
        calls, told = self.losing(filing, "_file"), self.losing(ended, "tell")
        with mock.patch.object(filing.logger, "warning") as warning:
            self.play(self.run_all)
        self.assertEqual((calls, told), ([1, 1], [1]))
        self.assertEqual(warning.mock_calls, [])
        self.assertEqual(self.statuses(self.task), ["OK"])

    def test_of_the_work(self):
        def run(mine):
            mine.backend.counter += 1
            calls.append(mine.backend.counter)
            mine.check_cancelled()  # so that it is not asked for a second
            LosesAnswer.join()

        calls = []
        self.play(run)
        self.assertEqual(calls, [1])
        self.assertEqual(self.task.counter, 1)
        self.assert_stored_but()

    def assert_stored_but(self):
        """Nothing is amiss, but nobody can know that."""
        result = self.task.getLastResult()
        self.assertEqual(result.status, u"WARN")
        self.assertIn(u"stored, but ", result.reason)

    def test_of_a_chunk(self):
        for item in (u"00", u"04", u"09"):
            self.task.done.clear()
            self.play_again(self.losing_at(item))
            self.check_all_once()
            self.assert_stored_but()

    def test_of_each_chunk(self):
        self.play(self.losing_at(*ITEMS))
        self.check_all_once()
        self.assert_stored_but()

    def test_of_a_chunk_with_what_was_written_before(self):
        def run(mine):
            mine.backend.counter += 1
            self.losing_at(u"02")(mine)

        self.play(run)
        self.assertEqual(self.task.counter, 1)
        self.check_all_once()

    def test_of_a_chunk_while_the_database_is_away(self):
        self.check_away(POSError("away"))

    def test_of_a_chunk_while_a_database_of_relstorage_is_away(self):
        self.check_away(AdminShutdown("away"))

    def check_away(self, error):
        asked = []

        @contextmanager
        def alone(site):
            asked.append(site)
            if len(asked) in (2, 3):
                raise error
            with own_connection.alone(site) as found:
                yield found

        with mock.patch.object(chunks, "own_connection", mock.Mock(alone=alone)):
            self.play(self.losing_at(u"02"))
        self.check_all_once()

    def test_of_a_chunk_of_a_second_run_at_the_same_time(self):
        self.task.overlap = u"allow"
        other = runs.begin(
            self.manager_of(self.task),
            "inline",
            token="other",
            occurrence=clock.now(),
            trigger="manual",
            by=None,
            attempt=1,
            missed=0,
        )
        runs.IN_HAND.add(other["token"])
        self.addCleanup(runs.IN_HAND.clear)
        uid = str(IUUID(self.task))
        bookmarks.write(self.portal, uid, other["token"], {u"": u"08"})
        transaction.commit()
        self.play(self.losing_at(*ITEMS))
        self.assertEqual(self.stored, dict.fromkeys(ITEMS, 1))
        self.assertEqual(bookmarks.read(self.portal, uid, "other"), {u"": u"08"})

    def test_of_a_chunk_before_the_work_conflicts(self):
        left = [LosesAnswer.join]

        def run(mine):
            self.losing_at(u"04")(mine)
            if left:
                left.pop()()

        self.play(run)
        self.check_all_once()
        self.assert_stored_but()
