"""Going: a run that takes longer than it should, while it still goes on."""

from collective.cron import clock
from collective.cron.alerts import marks
from collective.cron.alerts import noting
from collective.cron.alerts.watching import tasks
from collective.cron.settings.alerts import kinds


def note(site, among=None):
    """Note each task with such a run, once a day; `among`: UUIDs."""
    for manager, wanted in tasks.chosen(site, _is_going, kinds.SLOW, among):
        for run in manager.state.runs:
            seconds = (clock.now() - run["started"]).total_seconds()
            if not noting.is_slow(manager.backend, seconds, wanted):
                continue
            if marks.set_once(site, manager.uid, kinds.SLOW):
                noting.note(
                    manager,
                    kinds.SLOW,
                    wanted,
                    occurrence=run["occurrence"],
                    start=run["started"],
                )


def _is_going(state):
    return any("outcome" not in run for run in state.runs)
