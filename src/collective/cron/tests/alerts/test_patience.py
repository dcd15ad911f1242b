"""A task is to be paused after so many failures in a row, and so many days of them."""

from collective.cron import clock
from collective.cron.alerts import patience
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell


class TestPatience(AlertCase):
    def is_asked(self, count, since="2026-11-20T10:00:00Z", **own):
        task = self.add_task(**own)
        manager = self.manager_of(task)
        since = clock.from_iso(since)
        manager.state.failing = {"count": count, "since": since, "told": True}
        patience.note(manager)
        asked = bool(manager.state.failing.get("halt"))
        self.portal.manage_delObjects(["task"])
        return asked

    def test_never_unless_it_is_set(self):
        self.assertFalse(self.is_asked(1000))

    def test_so_many_and_so_many_days(self):
        tell(failing_pause_after=3, failing_pause_days=2)
        self.assertFalse(self.is_asked(2))
        self.assertTrue(self.is_asked(3))
        self.assertFalse(self.is_asked(3, "2026-11-22T10:00:00Z"))

    def test_a_task_has_its_own(self):
        tell(failing_pause_after=3, failing_pause_days=2)
        self.assertFalse(self.is_asked(9, failing_pause_after=0))
        self.assertTrue(self.is_asked(1, failing_pause_after=1))
        late = "2026-11-23T09:00:00Z"
        self.assertTrue(self.is_asked(3, late, failing_pause_days=0))

    def test_one_that_is_run_by_hand_alone_is_left(self):
        tell(failing_pause_after=1, failing_pause_days=0)
        self.assertFalse(self.is_asked(9, activated=False))
