"""What would run, in tests: nothing is run, queued or written."""

from collective.cron.overview.simulated import simulation
from collective.cron.testing.stopped_clock import instant_of


def simulate(backend, since, until):
    """Return what a task would run in a period, a list of Rows in order.

    See overview/simulated/simulation.py; `since`, `until`: aware datetimes, or text
    such as 2026-11-23T10:05:00Z. Nothing has to be committed. Raises CronError.
    """
    period = instant_of(since), instant_of(until)
    return simulation.simulate(backend, *period).rows
