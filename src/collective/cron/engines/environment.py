"""What an operator sets for a process, through its environment."""

from collective.cron import logger

import os


PREFIX = "COLLECTIVE_CRON_"


def worker_wanted():
    """Return whether this process may run jobs: COLLECTIVE_CRON_WORKER=off says no."""
    return os.environ.get(PREFIX + "WORKER", "on").lower() not in ("off", "no", "0")


def parallel_runs():
    """Return how many runs go on at the same time: COLLECTIVE_CRON_PARALLEL, 5."""
    return int(_number("PARALLEL", 5, 1, 90))


def poll_seconds():
    """Return how often the queue is asked for due jobs: COLLECTIVE_CRON_POLL, 0.2."""
    return _number("POLL", 0.2, 0.05, 60)


def tick_seconds():
    """Return how often overdue jobs are looked for: COLLECTIVE_CRON_TICK, 60."""
    return _number("TICK", 60, 1, 3600)


def ping_seconds():
    """Return how often a worker says that it lives: COLLECTIVE_CRON_PING, 120.

    It is thought dead after two and a half times that.
    """
    return _number("PING", 120, 1, 3600)


def stop_seconds():
    """Return how long a stop waits for running tasks: COLLECTIVE_CRON_STOP, 5."""
    return _number("STOP", 5, 0, 3600)


def _number(name, default, lowest, highest):
    text = os.environ.get(PREFIX + name, "")
    try:
        value = float(text) if text else default
    except ValueError:
        value = None
    if value is None or not lowest <= value <= highest:
        logger.warning(
            "%s%s: '%.60s' is not used -- a number from %s to %s; it is %s",
            PREFIX,
            name,
            text,
            lowest,
            highest,
            default,
        )
        return default
    return value
