"""Late: a run that is due, and that nobody has begun."""

from collective.cron import clock
from collective.cron.alerts import marks
from collective.cron.alerts import noting
from collective.cron.alerts.watching import tasks
from collective.cron.alerts.watching.candidates import SHORTEST
from collective.cron.memory import pause
from collective.cron.settings.alerts import kinds
from datetime import timedelta


def note(site, among=None):
    """Note each such task, once a day; in a pause nothing is due. `among`: UUIDs."""
    now = clock.now()
    if pause.current(site) is not None:
        return

    def is_suspect(state):
        active = bool(state.plan and state.plan[0])
        return active and state.next_at is not None and now - state.next_at > SHORTEST

    for manager, wanted in tasks.chosen(site, is_suspect, kinds.LATE, among):
        due = manager.state.next_at
        if now - due < timedelta(minutes=wanted.late_after):
            continue
        if marks.set_once(site, manager.uid, kinds.LATE):
            noting.note(manager, kinds.LATE, wanted, occurrence=due)
