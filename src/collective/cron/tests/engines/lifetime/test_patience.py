"""Something is tried until it goes well; the log is told once of each problem."""

from collective.cron.engines.lifetime import patience
from collective.cron.engines.lifetime.patience import Patience
from ZODB.POSException import ReadOnlyError

import mock
import unittest


class Stopped(object):
    """An event that is set after so many waits."""

    def __init__(self, waits=100):
        self.waits = []
        self.left = waits

    def is_set(self):
        return self.left <= 0

    def wait(self, seconds):
        self.waits.append(seconds)
        self.left -= 1


class TestPatience(unittest.TestCase):
    def setUp(self):
        patcher = mock.patch.object(patience.logger, "warning")
        self.warning = patcher.start()
        self.addCleanup(patcher.stop)
        waiting = mock.patch.object(patience, "wait", lambda one, s: one.wait(s))
        waiting.start()
        self.addCleanup(waiting.stop)

    def said(self):
        return [call[0][0] % call[0][1:] for call in self.warning.call_args_list]

    def test_until_it_goes_well(self):
        stopped = Stopped()
        problems = [ReadOnlyError(), ReadOnlyError(), OSError("x"), OSError("x"), None]
        patient = Patience("it cannot be done", stopped)
        self.assertTrue(patient.try_until_done(mock.Mock(side_effect=problems)))
        self.assertEqual(stopped.waits, [1, 2, 4, 5])
        first, second = self.said()
        self.assertIn("cannot be written", first)
        self.assertIn("it cannot be done, trying again: OSError: x", second)

    def test_what_cannot_even_say_what_it_is_ends_nothing(self):
        class Mute(Exception):
            def __str__(self):
                raise ValueError()

        problems = [Mute(), UnicodeError(u"f\xfcr"), None]
        patient = Patience("it cannot be done", Stopped())
        self.assertTrue(patient.try_until_done(mock.Mock(side_effect=problems)))
        self.assertEqual(len(self.said()), 2)

    def test_until_it_is_stopped(self):
        stopped = Stopped(3)
        patient = Patience("it cannot be done", stopped)
        fail = mock.Mock(side_effect=ValueError("no"))
        self.assertFalse(patient.try_until_done(fail))
        self.assertEqual((fail.call_count, len(self.said())), (3, 1))

    def test_read_only_is_what_the_storage_says(self):
        for answer in (True, False):
            storage = mock.Mock(isReadOnly=lambda: answer)
            database = mock.Mock(storage=storage)
            self.assertEqual(patience.is_read_only(database), answer)
        self.assertFalse(patience.is_read_only(mock.Mock(storage=object())))
