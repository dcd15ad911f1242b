"""A process that only runs jobs ends if one of its threads hangs, and nothing else."""

from collective.cron.engines.lifetime import renewal

import mock
import signal
import unittest


class TestRenewal(unittest.TestCase):
    def setUp(self):
        self.calls = mock.Mock()
        self.calls.find.return_value = set()
        self.calls.others.return_value = False
        for name, mocked in (
            ("hanging.find", self.calls.find),
            ("hanging.others", self.calls.others),
            ("duty.rest", self.calls.rest),
            ("os.kill", self.calls.kill),
        ):
            patched = mock.patch("%s.%s" % (renewal.__name__, name), mocked)
            patched.start()
            self.addCleanup(patched.stop)
        self.renewal = renewal.Renewal()

    def look(self, *found):
        self.calls.find.return_value = set(found)
        self.renewal.look()

    def test_it_goes_on_while_nothing_hangs_for_long(self):
        for found in ((), ("a",), (), ("a",), ("b",)):
            self.look(*found)
        self.assertFalse(self.renewal.begun)
        self.assertEqual((self.calls.rest.called, self.calls.kill.called), (0, 0))

    def test_what_is_seen_twice_hangs(self):
        self.look("a")
        self.look("a", "b")
        self.assertTrue(self.renewal.begun)
        self.calls.rest.assert_called_once_with()
        self.assertEqual(self.calls.kill.call_args[0][1], signal.SIGTERM)

    def test_other_runs_end_first_and_nothing_more_is_taken(self):
        self.calls.others.return_value = True
        for _ in range(3):
            self.look("a")
        self.assertFalse(self.calls.kill.called)
        self.calls.others.return_value = False
        # Also if what hung has ended meanwhile: it takes no more jobs.
        self.look()
        self.calls.rest.assert_called_once_with()
        self.assertTrue(self.calls.kill.called)
