"""The task: it notes itself as those of the others do, and works as it is told."""

from bench.rivals import plan
from bench.rivals import work
from collective.cron.telling import signals
from collective.cron.tests.support import tasks

import os
import time


ALONE = "alone"  # the id of that task; of all others it ends with the number
NAME = "task-%d"


def rival(backend):
    """Be the script of a task; what it writes is its own object, in the ZODB."""
    works = os.environ[work.WORK]
    work.note("began", number_of(backend.getId()))
    if works == work.WRITE:
        backend.counter += 1
    elif works == work.SLEEP:
        time.sleep(work.SHORT)


tasks.SCRIPTS["rival"] = rival


def opened(event):
    """Begin; subscriber to IDatabaseOpenedWithRoot."""
    signals.LISTENERS.append(_told)


def _told(kind, facts):
    # A run is not over before its record is stored.
    if kind == signals.FILED and facts["status"] == "OK":
        work.note("ended", number_of(facts["task"].rsplit("/", 1)[-1]))


def name_of(number):
    """Return the id of a task."""
    return ALONE if number == plan.ALONE else NAME % number


def number_of(name):
    """Return the number that an id stands for."""
    return plan.ALONE if name == ALONE else int(name.rsplit("-", 1)[-1])
