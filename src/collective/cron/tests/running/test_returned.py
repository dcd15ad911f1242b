"""What a task returned: warnings, nothing, or work that was never done."""

from collective.cron.errors import CronError
from collective.cron.running import returned
from collective.cron.tests.support.chunk_case import ChunkCase
from collective.cron.tests.support.job_case import JobCase
from plone import api
from zope.i18nmessageid import MessageFactory

import gc
import sys
import unittest
import warnings


_ = MessageFactory("collective.cron")
PY3 = sys.version_info[0] > 2
ASYNC = """
async def coroutine():
    return [u"a warning"]

async def generator():
    yield u"a warning"
"""


def asynchronous(name):
    """Return what calling an `async def` gives; Python 2 cannot read one."""
    namespace = {}
    exec(ASYNC, namespace)
    return namespace[name]()


def generator(*values):
    for value in values:
        yield value


class TestAsWarnings(unittest.TestCase):
    def test_nothing_is_nothing(self):
        for value in (None, u"", b"", u" \n", 0, 0.0, False, [], (), {}, generator()):
            self.assertEqual(returned.as_warnings(value), (), value)

    def test_what_says_nothing_is_left_out(self):
        found = returned.as_warnings([None, u"", 0, False, u"a", b" ", u"b", None])
        self.assertEqual(found, (u"a", u"b"))
        found = returned.as_warnings(generator(None, u"a", u""))
        self.assertEqual(found, (u"a",))

    def test_an_endless_row_of_nothing_ends(self):
        self.assertEqual(len(returned.as_warnings(iter(lambda: None, 1))), 1)

    def test_one_text_is_one_warning(self):
        self.assertEqual(returned.as_warnings(u"a"), (u"a",))
        self.assertEqual(returned.as_warnings(b"a"), (u"a",))

    def test_odd_things_are_told(self):
        for value in (1, True, object(), len):
            (found,) = returned.as_warnings(value)
            self.assertIn(u"None or warnings are expected", found)

    def test_a_generator_among_warnings_is_work_undone(self):
        with self.assertRaises(CronError) as caught:
            returned.as_warnings([u"a", generator(u"b")])
        self.assertIn("nobody goes through it", str(caught.exception))

    @unittest.skipUnless(PY3, "no async")
    def test_what_nobody_awaits_is_work_undone(self):
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            for name in ("coroutine", "generator"):
                for wrap in (lambda x: x, lambda x: [x], generator):
                    with self.assertRaises(CronError) as caught:
                        returned.as_warnings(wrap(asynchronous(name)))
                    self.assertIn("nobody waits for it", str(caught.exception))
            gc.collect()
        self.assertEqual([str(one.message) for one in told], [])


class TestRuns(JobCase):
    def play_and_see(self, function):
        task = self.add_job()
        self.play(function)
        return task.getLastResult()

    def test_nothing_is_ok(self):
        result = self.play_and_see(lambda runner: u"")
        self.assertEqual((result.status, result.messages), (u"OK", ()))

    def test_a_warning_that_says_nothing_is_none(self):
        result = self.play_and_see(lambda runner: runner.warn(None) or runner.warn(u""))
        self.assertEqual((result.status, result.messages), (u"OK", ()))

    @unittest.skipUnless(PY3, "no async")
    def test_a_coroutine_is_a_failure(self):
        result = self.play_and_see(lambda runner: asynchronous("coroutine"))
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"nobody waits for it, so it was not done", result.reason)


class TestChunks(ChunkCase):
    def test_work_that_was_not_done_keeps_no_bookmark(self):
        def work(item):
            yield self.work(item)

        self.play(lambda runner: runner.in_chunks([u"a"], work))
        result = self.task.getLastResult()
        self.assertEqual((result.status, self.bookmark), (u"FAILED", {}))
        self.assertIn(u"the work on an item gave work instead", result.reason)


class TestLanguage(JobCase):
    """What a task says is kept in the language of its site."""

    def setUp(self):
        super(TestLanguage, self).setUp()
        for record in ("plone.available_languages", "plone.default_language"):
            value = u"de" if record.endswith("language") else [u"en", u"de"]
            api.portal.set_registry_record(record, value)
        self.said = _(
            u"reason_cancelled",
            default=u"cancelled by ${by}",
            mapping={"by": _(u"Broken")},
        )

    def test_warnings_and_log(self):
        def run(runner):
            runner.log(self.said)
            runner.warn(self.said)
            return [self.said]

        task = self.add_job()
        self.play(run)
        result = task.getLastResult()
        self.assertEqual(result.messages, (u"abgebrochen von Defekt",) * 2)
        self.assertEqual(result.log, (u"0:00:00 abgebrochen von Defekt",))

    def test_exceptions(self):
        def fail(runner):
            raise ValueError(self.said)

        task = self.add_job()
        self.play(fail)
        result = task.getLastResult()
        self.assertEqual(result.reason, u"ValueError: abgebrochen von Defekt")
        self.assertIn(u"abgebrochen von Defekt", result.traceback)
