"""What is normal, and what is not."""

from faults import normal

import unittest


NOW, NEXT, LAST = "2026-11-28T02:07:30Z", "2026-11-28T02:08:00Z", "2026-11-28T02:07:00Z"


def state(**values):
    found = {
        "generation": 1,
        "next_at": NEXT,
        "last_for": LAST,
        "pending": "j",
        "extra": None,
        "runs": [],
    }
    return dict(found, **values)


def queued(job_id="j", occurrence=NEXT, trigger="schedule", generation=1):
    return {"id": job_id, "job": ["/Plone", "u", generation, occurrence, trigger]}


def page(state, queued, activated=True):
    return {
        "now": NOW,
        "backends": {"u": {"id": "task", "activated": activated}},
        "states": {"u": state} if state else {},
        "queued": queued,
    }


class TestNormal(unittest.TestCase):
    def setUp(self):
        self.watcher = normal.Watcher()

    def is_normal(self, page, now=0):
        return not self.watcher.complaints(page, now)

    def test_one_live_job_that_is_not_overdue(self):
        self.assertTrue(self.is_normal(page(state(), [queued()])))
        # Others are void, and do nothing.
        void = [queued(), queued(generation=0), queued(trigger="manual")]
        self.assertTrue(self.is_normal(page(state(), void)))

    def test_no_page_no_queue_no_state(self):
        self.assertFalse(self.is_normal(None))
        self.assertFalse(self.is_normal(page(state(), None)))
        self.assertFalse(self.is_normal(page(None, [])))

    def test_no_job_or_two(self):
        self.assertFalse(self.is_normal(page(state(), [])))
        self.assertFalse(self.is_normal(page(state(), [queued(), queued("k")])))

    def test_overdue(self):
        late = [queued(occurrence=LAST)]
        self.assertFalse(self.is_normal(page(state(next_at=LAST), late)))

    def test_what_is_inactive_has_no_job(self):
        self.assertFalse(self.is_normal(page(state(), [], activated=False)))
        idle = state(next_at=None, pending=None)
        self.assertTrue(self.is_normal(page(idle, [], activated=False)))
        self.assertTrue(self.is_normal(page(None, [], activated=False)))

    def test_a_run_may_go_on_for_a_while(self):
        for busy in (state(runs=[{"token": "t"}]), state(extra={"job_id": None})):
            seen = page(busy, [queued()])
            self.assertTrue(self.is_normal(seen, 10))
            self.assertTrue(self.is_normal(seen, 10 + normal.SEEN_FOR))
            self.assertFalse(self.is_normal(seen, 11 + normal.SEEN_FOR))
            self.assertTrue(self.is_normal(page(state(), [queued()]), 50))

    def test_next_is_behind_last(self):
        self.assertFalse(self.is_normal(page(state(last_for=NEXT), [queued()])))
        self.assertTrue(self.is_normal(page(state(last_for=None), [queued()])))

    def test_stale_is_what_no_state_knows(self):
        asked = state(extra={"job_id": "k"})
        found = page(asked, [queued("j"), queued("k"), queued("l")])
        self.assertEqual(list(normal.stale(found)), ["l"])
