"""The pause of a site: nothing is started, until it is over or until a given instant.

Kept in records of the registry. A pause whose end has come is over without a write.
The last one is kept: what came due in it is not run later.
"""

from collections import namedtuple
from collective.cron import _
from collective.cron import clock
from collective.cron import logger
from collective.cron.errors import CronError
from collective.cron.errors import JobRefused
from collective.cron.settings import site_settings
from collective.cron.text import redact
from collective.cron.worksite.entering import site_path
from datetime import timedelta
from zope import schema
from zope.interface import Interface

import pytz
import transaction


LONGEST_REASON = 200  # characters
NO_REASON = _(
    u"Say why all tasks are paused, in 1 to 200 characters: every page shows it."
)
PAST = _(u"The pause cannot end in the past: give a time to come, or none.")


class IPauseRecords(Interface):
    """What is stored of the pause that is, or of the last one."""

    __module__ = "collective.cron.pause"  # as registries of sites have it

    pause_reason = schema.TextLine(
        title=_(u"Why all tasks are paused"), max_length=LONGEST_REASON, required=False
    )
    pause_by = schema.TextLine(title=_(u"Who paused all tasks"), required=False)
    pause_since = schema.Datetime(title=_(u"Paused since"), required=False)
    pause_until = schema.Datetime(title=_(u"Paused until"), required=False)
    pause_ended = schema.Datetime(title=_(u"When the pause was ended"), required=False)


class PauseRefused(CronError, ValueError):
    """There can be no such pause: the message says what is accepted in which field."""


class Paused(JobRefused):
    """All tasks of the site are paused: the attribute `pause` says why."""

    def __init__(self, pause):
        super(Paused, self).__init__(
            "all tasks are paused", pause.reason, "resume them first"
        )
        self.pause = pause


class Pause(namedtuple("Pause", "reason until by since")):
    """`until`: its end, None if that is open; both instants are aware UTC.

    `reason` and `by`, the id of a user, are text.
    """

    __slots__ = ()

    def covers(self, instant):
        """Tell whether an instant lies in the pause; its end does not."""
        return self.since <= instant and not self.over(instant)

    def over(self, now):
        return self.until is not None and self.until <= now

    def starts_after(self):
        """Return the instant after which tasks start again, None if nobody knows.

        The first occurrence after a pause may come at the very end of it.
        """
        return None if self.until is None else self.until - timedelta.resolution

    def describe(self):
        """Return it as one line of text, for a result or a log."""
        until = u"" if self.until is None else u" until %s" % clock.to_iso(self.until)
        return u"all tasks were paused by %s%s: %s" % (self.by, until, self.reason)


def current(site):
    """Return the Pause of a site; None if there is none or its end has come."""
    last = _last(site)
    return None if last is None or last.over(clock.now()) else last


def holding(site, occurrence):
    """Return the Pause in which an occurrence is not run, or None.

    It is the one that is, or the last one if the occurrence came due in it.
    """
    last = _last(site)
    if last is None or (last.over(clock.now()) and not last.covers(occurrence)):
        return None
    return last


def start(site, reason, until, by):
    """Pause all tasks, or change the pause that is; raise PauseRefused."""
    before, now = current(site), clock.now()
    _write(
        site,
        pause_reason=check_reason(reason),
        pause_by=redact.to_text(by, 100),
        pause_since=before.since if before else now,
        pause_until=check_until(until),
        pause_ended=None,
    )
    _log(site, current(site).describe())


def end(site, by):
    """Let the tasks run again; return the Pause that was, or None."""
    before = current(site)
    if before is not None:
        _write(site, pause_ended=clock.now())
        _log(site, u"all tasks were resumed by %s" % by)
    return before


def _log(site, what):
    """Log what was done as soon as it is stored; it may not be."""
    arguments = (site_path(site), what)
    transaction.get().addAfterCommitHook(_say, arguments)


def _say(is_stored, place, what):
    if is_stored:
        logger.info("%s: %s", place, what)


def check_reason(reason):
    """Return a reason as it is stored; raise PauseRefused."""
    reason = u" ".join((reason or u"").split())
    if not 0 < len(reason) <= LONGEST_REASON:
        raise PauseRefused(NO_REASON, field="reason")
    return redact.to_text(reason, LONGEST_REASON)


def check_until(until):
    """Return the end of a pause in UTC, None if it is open; raise PauseRefused."""
    if until is None:
        return None
    until = clock.to_utc(until)
    if until <= clock.now():
        raise PauseRefused(PAST, field="until")
    return until


def _last(site):
    since = _instant(site, "pause_since")
    if since is None:
        return None
    until, ended = _instant(site, "pause_until"), _instant(site, "pause_ended")
    if ended is not None and (until is None or ended < until):
        until = ended
    reason = site_settings.read_record("pause_reason", site) or u""
    by = site_settings.read_record("pause_by", site) or u""
    return Pause(reason, until, by, since)


def _instant(site, name):
    value = site_settings.read_record(name, site)
    # Naive after an export and import of the registry: it was in UTC.
    return pytz.utc.localize(value) if value and value.tzinfo is None else value


def _write(site, **values):
    if not site_settings.has_record("pause_since", site):
        raise PauseRefused(site_settings.OUTDATED)
    for name, value in values.items():
        site_settings.write_record(name, value, site)
