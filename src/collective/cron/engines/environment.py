"""What an operator sets for a process, through its environment."""

from collective.cron import logger

import os


PREFIX = "COLLECTIVE_CRON_"
PARALLEL = 1, 90  # runs at the same time: at least, at most

# When a process runs jobs: as soon as it serves, never, or as soon as Zope is there.
SERVING, NEVER, ALWAYS = "on", "off", "always"
_OTHER_WORDS = {"": SERVING, "1": SERVING, "yes": SERVING, "0": NEVER, "no": NEVER}


def worker_wanted():
    """Return when this process runs jobs: COLLECTIVE_CRON_WORKER, SERVING."""
    text = os.environ.get(PREFIX + "WORKER", "").strip().lower()
    wanted = _OTHER_WORDS.get(text, text)
    if wanted not in (SERVING, NEVER, ALWAYS):
        logger.warning(
            "%sWORKER: '%.60s' is not used -- on, off or always; it is on", PREFIX, text
        )
        return SERVING
    return wanted


def parallel_runs():
    """Return how many runs go on at the same time: COLLECTIVE_CRON_PARALLEL, 5."""
    return int(_number("PARALLEL", 5, *PARALLEL))


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


def liveness_file():
    """Return the file that is touched while a worker lives, its path, or None."""
    return os.environ.get(PREFIX + "LIVENESS_FILE", "").strip() or None


def health_port():
    """Return where probes are answered, (host, port), or None.

    COLLECTIVE_CRON_HEALTH_PORT: a port of this machine alone, or host:port.
    """
    text = os.environ.get(PREFIX + "HEALTH_PORT", "").strip()
    host, _colon, port = text.rpartition(":")
    if port.isdigit() and 0 < int(port) < 65536:
        return host or "127.0.0.1", int(port)
    if text:
        logger.warning(
            "%sHEALTH_PORT: '%.60s' is not used -- a port, or host:port", PREFIX, text
        )
    return None


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
