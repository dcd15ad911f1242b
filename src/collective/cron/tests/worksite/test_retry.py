"""Another attempt after a conflict, and after nothing else."""

from collective.cron.errors import is_of_database
from collective.cron.worksite import retry
from ZODB.POSException import ConflictError
from ZODB.POSException import POSKeyError
from ZODB.POSException import ReadConflictError

import mock
import transaction
import unittest


class TestInTransaction(unittest.TestCase):
    def setUp(self):
        patched = mock.patch.object(retry.time, "sleep")
        self.sleep = patched.start()
        self.addCleanup(patched.stop)
        self.addCleanup(transaction.abort)
        self.ends = []  # of each transaction: whether it was committed
        self.seen = []  # the transactions

    def work(self, *errors):
        """Return a function that raises these errors, one a call, then gives 7."""
        errors = list(errors)

        def function():
            current = transaction.get()
            current.addAfterCommitHook(self.ends.append)
            self.seen.append(current)
            if errors:
                raise errors.pop(0)
            return 7

        return function

    def test_what_works_is_committed_once(self):
        self.assertEqual(retry.in_transaction(self.work()), 7)
        self.assertEqual(self.ends, [True])
        self.assertFalse(self.sleep.called)

    def test_it_begins_in_a_transaction_of_its_own(self):
        before = transaction.begin()
        retry.in_transaction(self.work(ConflictError()))
        self.assertEqual(len(set([before] + self.seen)), 3)

    def test_a_conflict_is_tried_again_after_a_pause(self):
        errors = (ConflictError(), ReadConflictError())
        self.assertEqual(retry.in_transaction(self.work(*errors)), 7)
        self.assertEqual((len(self.seen), self.ends), (3, [True]))
        self.assertEqual(self.sleep.call_count, 2)

    def test_a_conflict_of_the_commit_is_one_too(self):
        tried = []

        def function():
            tried.append(1)
            if len(tried) < 3:
                transaction.get().addBeforeCommitHook(_conflict)
            return len(tried)

        self.assertEqual(retry.in_transaction(function), 3)

    def test_the_last_failure_is_raised_and_nothing_is_slept_behind_it(self):
        errors = [ConflictError("%d" % number) for number in range(3)]
        with self.assertRaises(ConflictError) as caught:
            retry.in_transaction(self.work(*errors), attempts=3)
        self.assertIs(caught.exception, errors[2])
        self.assertEqual((len(self.seen), self.sleep.call_count), (3, 2))
        self.assertEqual(self.ends, [])
        with self.assertRaises(ConflictError):
            retry.in_transaction(self.work(*[ConflictError()] * retry.ATTEMPTS))
        self.assertEqual(len(self.seen), 3 + retry.ATTEMPTS)

    def test_whatever_else_goes_wrong_is_raised_at_once(self):
        lost = POSKeyError(b"x" * 8)
        for error in (ValueError(), lost, SystemExit(), GeneratorExit()):
            del self.seen[:]
            with self.assertRaises(type(error)):
                retry.in_transaction(self.work(error))
            self.assertEqual((len(self.seen), self.ends), (1, []))
            self.assertIsNot(transaction.get(), self.seen[0])

    def test_more_can_be_worth_another_attempt(self):
        work = self.work(KeyError(), POSKeyError(b"x" * 8), ConflictError())
        also = lambda error: isinstance(error, LookupError)  # noqa: E731
        self.assertEqual(retry.in_transaction(work, also=also), 7)


class TestPause(unittest.TestCase):
    def pauses(self, attempt, count=50):
        with mock.patch.object(retry.time, "sleep") as sleep:
            for _number in range(count):
                retry.pause(attempt)
        return [call[0][0] for call in sleep.call_args_list]

    def test_it_grows_and_is_never_long(self):
        for attempt, seconds in ((1, 0.05), (2, 0.1), (4, 0.4), (7, 2), (1000, 2)):
            found = self.pauses(attempt)
            self.assertGreaterEqual(min(found), seconds * 0.5)
            self.assertLessEqual(max(found), seconds * 1.5)

    def test_two_writers_do_not_meet_again(self):
        self.assertGreater(len(set(self.pauses(3))), 40)


def _conflict():
    raise ConflictError()


class TestAgain(unittest.TestCase):
    def setUp(self):
        patched = mock.patch.object(retry.time, "sleep")
        self.sleep = patched.start()
        self.addCleanup(patched.stop)

    def test_until_it_works_and_with_no_transaction_begun(self):
        before = transaction.begin()
        function = mock.Mock(side_effect=[ConflictError(), ReadConflictError(), 7])
        self.assertEqual(retry.again(function), 7)
        self.assertEqual(self.sleep.call_count, 2)
        self.assertIs(transaction.get(), before)

    def test_the_last_failure_is_raised(self):
        errors = [POSKeyError("%d" % number) for number in range(3)]
        with self.assertRaises(POSKeyError) as raised:
            retry.again(mock.Mock(side_effect=errors), 3, is_of_database)
        self.assertIs(raised.exception, errors[-1])
        self.assertEqual(self.sleep.call_count, 2)

    def test_another_error_is_raised_at_once(self):
        with self.assertRaises(KeyError):
            retry.again(mock.Mock(side_effect=KeyError("a bug")))
        self.assertFalse(self.sleep.called)
