"""A job runner is made, or it is said what its author did wrong."""

from collective.cron.errors import CronError
from collective.cron.interfaces import IJobRunner
from collective.cron.running.job_runners import mistakes
from collective.cron.running.job_runners import near_misses
from collective.cron.running.job_runners import registered
from collective.cron.text import failures
from zope.interface import providedBy


class NoJobRunner(CronError):
    """No add-on does the work of this type."""

    near = ()  # misses, as near_misses.find() returns them

    @classmethod
    def of(cls, provided):
        """Return the error for Backends with an interface specification."""
        accepted = near_misses.explain(provided)
        error = cls("no job runner for the type", accepted=accepted)
        error.near = near_misses.find(provided)
        return error


class WrongJobRunner(CronError):
    """The job runner is wrong: its author has to change it."""


def is_there(backend):
    """Tell whether a Backend has a job runner; makes none."""
    return _makes_one(registered.factory_of(backend), backend)


def _makes_one(factory, backend):
    return factory is not None or IJobRunner.providedBy(backend)


def defect(backend):
    """Return what is wrong with the job runner of a Backend, a CronError, or None.

    Makes none, so it is no more than what its class shows.
    """
    factory = registered.factory_of(backend)
    if not _makes_one(factory, backend):
        return NoJobRunner.of(providedBy(backend))
    mistake = mistakes.of_factory(factory)
    return WrongJobRunner(mistake) if mistake else None


def make(backend):
    """Return the job runner of a Backend; raise CronError where none could do the work.

    What its own code raises goes through.
    """
    wrong = defect(backend)
    if wrong is not None:
        raise wrong
    job_runner = IJobRunner(backend, None)
    if job_runner is None:
        name = registered.name_of(registered.factory_of(backend))
        raise WrongJobRunner(u"%s: it gave no job runner" % name)
    mistake = mistakes.of_job_runner(job_runner)
    if mistake:
        raise WrongJobRunner(mistake)
    return job_runner


def offers(backend, name):
    """Tell whether the job runner of a Backend has a true attribute; never raises."""
    try:
        return is_there(backend) and bool(getattr(make(backend), name, False))
    except Exception:
        failures.log("%r: its job runner cannot be made", backend)
        return False
