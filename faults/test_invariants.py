"""The conclusions are right: what must not be is found, and nothing else."""

from faults import invariants
from faults.ledger import CLAIM
from faults.ledger import START

import unittest


TIME = "2026-11-28T02:07:00Z"
LATER = "2026-11-28T02:08:00Z"


def entry(kind, token="a", occurrence=TIME, attempt=1, at=100.0):
    return {
        "kind": kind,
        "uid": "u",
        "token": token,
        "occurrence": occurrence,
        "attempt": attempt,
        "at": at,
    }


def ran(**values):
    """Return what a run leaves in the ledger."""
    return [entry(CLAIM, **values), entry(START, **values)]


def result(status="OK", occurrence=TIME, attempt=1):
    return {"status": status, "occurrence": occurrence, "attempt": attempt}


class TestCheck(unittest.TestCase):
    def check(self, entries, results, done=None, windows=None, **values):
        backend = {
            "id": "task",
            "results": results,
            "done": done or {},
            "repeatable": False,
            "chunks": (),
            "activated": True,
            "quiet": False,
        }
        backend.update(values)
        found = invariants.check(entries, {"u": backend}, windows)
        return [hurt.name for hurt in found]

    def test_all_is_well(self):
        entries = ran() + ran(token="b", occurrence=LATER)
        results = [result(), result("FAILED", LATER)]
        self.assertEqual(self.check(entries, results, {TIME: 1}), [])

    def test_nothing_was_done(self):
        self.assertEqual(self.check([], []), [])
        self.assertEqual(self.check([], [result("SKIPPED")]), [])

    def test_two_claims_of_one_occurrence(self):
        entries = ran() + ran(token="b")
        found = self.check(entries, [result(), result()], {TIME: 2})
        self.assertEqual(set(found), {invariants.DOUBLED})
        # One of them left no result.
        found = self.check(entries, [result()], {TIME: 1})
        self.assertEqual(found, [invariants.DOUBLED, invariants.UNRECORDED])

    def test_what_may_be_repeated_is_claimed_again_after_an_interruption(self):
        entries = ran() + ran(token="b", attempt=2)
        results = [result("INTERRUPTED"), result(attempt=2)]
        self.assertEqual(self.check(entries, results, {TIME: 1}, repeatable=True), [])
        self.assertIn(invariants.DOUBLED, self.check(entries, results, {TIME: 1}))
        entries = ran() + ran(token="b")
        found = self.check(entries, [result()], {TIME: 1}, repeatable=True)
        self.assertIn(invariants.DOUBLED, found)

    def test_an_attempt_that_conflicted_is_started_again(self):
        entries = ran() + [entry(START, attempt=2)]
        self.assertEqual(self.check(entries, [result(attempt=2)], {TIME: 1}), [])
        entries = ran() + [entry(START)]
        found = self.check(entries, [result()], {TIME: 1})
        self.assertEqual(found, [invariants.DOUBLED])

    def test_a_claim_without_a_result(self):
        for entries in (ran(), [entry(CLAIM)]):
            self.assertEqual(self.check(entries, []), [invariants.UNRECORDED])
            found = self.check(entries, [result("SKIPPED")])
            self.assertEqual(found, [invariants.UNRECORDED])

    def test_two_results(self):
        found = self.check(ran(), [result(), result("INTERRUPTED")], {TIME: 1})
        self.assertEqual(found, [invariants.DOUBLED])
        found = self.check(ran(), [result(), result("SKIPPED")], {TIME: 1})
        self.assertEqual(found, [invariants.DOUBLED])

    def test_a_result_of_what_was_never_started(self):
        found = self.check([], [result()], {TIME: 1})
        self.assertEqual(found, [invariants.WITHOUT_START])

    def test_effects(self):
        self.assertEqual(self.check(ran(), [result()], {TIME: 2}), [invariants.DOUBLED])
        self.assertEqual(self.check(ran(), [result()]), [invariants.LOST])
        for status in ("FAILED", "INTERRUPTED"):
            found = self.check(ran(), [result(status)], {TIME: 1})
            self.assertEqual(found, [invariants.UNRECORDED])

    def test_items_of_chunks_are_done_in_turns(self):
        for counts, wanted in (
            ((3, 3, 3), []),
            ((4, 4, 3), []),
            ((), []),
            ((3, 4, 3), [invariants.DOUBLED]),
            ((5, 4, 3), [invariants.DOUBLED]),
        ):
            items = ["a", "b", "c"]
            done = dict(zip(items, counts))
            self.assertEqual(self.check(ran(), [result()], done, chunks=items), wanted)

    def test_what_is_inactive_was_started(self):
        found = self.check(ran(), [result()], {TIME: 1}, activated=False)
        self.assertEqual(found, [invariants.INACTIVE])

    def test_interrupted_without_a_cause(self):
        results = [result("INTERRUPTED")]
        for windows, wanted in (
            ([(90.0, 99.5)], []),
            ([(110.0, 120.0)], []),
            ([(10.0, 20.0), (300.0, 310.0)], [invariants.NO_CAUSE]),
            ([], [invariants.NO_CAUSE]),
            (None, []),
        ):
            self.assertEqual(self.check(ran(), results, windows=windows), wanted)

    def test_totals(self):
        backends = {"u": {"results": [result()], "done": {TIME: 2}}}
        hurt = invariants.Hurt(invariants.DOUBLED, "")
        found = dict(invariants.totals(ran(), backends, [hurt]))
        self.assertEqual((found["claims"], found["starts"]), (1, 1))
        self.assertEqual((found["effects"], found["results"], found["  OK"]), (2, 1, 1))
        self.assertEqual((found["doubled"], found["unrecorded"]), (1, 0))
