"""Sweep: what nobody wants any more goes, and what is wanted and missing is found."""

from collective.cron import clock
from collective.cron import logger
from collective.cron.engines.hueyqueue.task import KEY
from collective.cron.engines.hueyqueue.wait_for_commits import catch_up
from collective.cron.memory import sites
from collective.cron.memory import wanted_jobs
from collective.cron.worksite import entering
from collective.cron.worksite.watched.kept import Kept
from collective.cron.worksite.watched.made import Made
from datetime import timedelta


SOON = timedelta(seconds=30)  # what is due by then may have been started meanwhile

_kept = Kept("the queue", lambda: Made(wanted_jobs.of_state, wanted_jobs.oids_of))


def ids_in(storage):
    """Return the ids of the jobs that have a key in a storage, a set.

    They are sent after the commit: read before read_wanted(), whatever is wanted of
    them is known there.
    """
    prefix = KEY % ""
    keys = [key for key in storage.keys() if key.startswith(prefix)]
    return set(key[len(prefix) :] for key in keys)


def read_wanted():
    """Return what all states of this database want now, see wanted_jobs()."""
    catch_up()
    with entering.open_application_alone() as app:
        _kept.hear(app, sites.known_paths(app))
    with entering.open_application_alone() as app:
        return wanted_jobs.wanted_jobs(app, _kept)


def drop_stale(storage, there, wanted):
    """Drop the keys of `there` that nobody wants; return how many.

    The message of a key that goes does nothing when it comes due.
    """
    stale = there - set(wanted)
    for job_id in stale:
        storage.delete_data(KEY % job_id)
    if stale:
        logger.info("%d jobs that nobody wants were taken out of the queue", len(stale))
    return len(stale)


def find_missing(there, wanted):
    """Return the ids of what is wanted later, and has no key."""
    later = clock.now() + SOON
    return set(
        job_id
        for job_id, instant in wanted.items()
        if job_id not in there and instant is not None and instant > later
    )
