"""One run of a Backend with settings, or about a past time, that are its own."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.running.job_runners import made
from collective.cron.settings import run_settings
from datetime import timedelta

import json


LONGEST = 100000  # characters of settings, as JSON
LONGEST_PERIOD = timedelta(days=3660)


def settings_of_run(backend, values=None, dry=False, period=None):
    """Return the settings of one run, None if it has none; raise CronError.

    `values`: {name: value as JSON has it}, what is left out is as it is saved;
    `period`: a pair of aware datetimes. Raises InvalidSettings for what does not fit.
    """
    own = {}
    if values:
        run_settings.check(backend, values)
        own.update(values)
        check_length(own)
    if dry:
        own[run_settings.DRY_RUN] = True
    if period is not None:
        own[run_settings.PERIOD] = _check_period(backend, *period)
    return own or None


def as_before(backend, settings):
    """Return the settings of a former run for one more like it; raise CronError.

    They are checked again, as what who acts now sends.
    """
    own = dict(settings or {})
    dry = own.pop(run_settings.DRY_RUN, False)
    period = own.pop(run_settings.PERIOD, None)
    if period is not None:
        period = [clock.from_iso(instant) for instant in period]
    return settings_of_run(backend, own, dry, period)


def takes_manage(settings):
    """Tell whether settings of a run choose what is done, so it is as editing."""
    return bool(set(settings or ()).difference([run_settings.DRY_RUN]))


def check_length(settings):
    """Raise CronError for settings that are too long to be kept with a run."""
    length = len(json.dumps(settings))
    if length > LONGEST:
        accepted = "at most %d characters" % LONGEST
        raise CronError("the settings are too long", u"%d" % length, accepted)


def has_period(backend):
    """Tell whether the task can be run over a past time: its job runner says so."""
    return made.offers(backend, "has_period")


def _check_period(backend, since, until):
    if not has_period(backend):
        raise CronError("the task cannot be run over a past period")
    texts = [clock.to_iso(since), clock.to_iso(until)]
    if not since < until <= clock.now() or until - since > LONGEST_PERIOD:
        accepted = "it begins before it ends, is past, and no longer than ten years"
        raise CronError("not a period", u"%s/%s" % tuple(texts), accepted)
    return texts
