"""A Backend as data: in short for lists, and with its plan for its own page."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.schedule import occurrence
from collective.cron.words import clocks
from six import ensure_text
from zope.i18n import translate


UPCOMING = 5


def describe(overview, service):
    """Return what a list tells of a Backend; loads no result."""
    backend, found = overview.backend, overview.status
    periodicity = text(backend.periodicity or u"")
    return {
        "@id": overview.url,
        "@type": backend.portal_type,
        "uid": overview.manager.uid,
        "title": overview.title,
        "complement": overview.complement,
        "portal_type": backend.portal_type,
        "type": translate(overview.type_title, context=service.request),
        "status": {
            "code": found.code,
            "title": translate(found.title, context=service.request),
            "reason": translate(found.reason, context=service.request),
            "fix": found.fix,
        },
        "periodicity": periodicity,
        "words": service.say(periodicity),
        "timezone": text(backend.timezone or u""),
        "activated": bool(backend.activated),
        "next_run": instant(overview.next_at),
        "last": _describe_last(overview),
        "recent": overview.state.recent if overview.state else "",
    }


def describe_fully(overview, service):
    """Return that, and what runs, what waits and what comes next."""
    state = overview.state
    extra = state.extra if state else None
    return dict(
        describe(overview, service),
        running=[_describe_run(run, overview) for run in (state.runs if state else ())],
        waiting=_describe_asked(extra) if extra else None,
        requeued=_describe_requeued(overview, service),
        upcoming=[
            _describe_occurrence(when, overview) for when in overview.upcoming(UPCOMING)
        ],
    )


def describe_pause(paused):
    """Return the Pause of a site, or None, as data."""
    if paused is None:
        return None
    return {
        "reason": text(paused.reason),
        "by": text(paused.by),
        "since": instant(paused.since),
        "until": instant(paused.until),
    }


def instant(value):
    """Return an aware datetime as ISO text in UTC, or None."""
    return None if value is None else clock.to_iso(value)


def text(value):
    """Return text for JSON: stored ids may be bytes on Python 2."""
    return ensure_text(value, "utf-8", "replace")


def _describe_last(overview):
    last = overview.state.last if overview.state else None
    if not last:
        return None
    duration = None
    if last["start"] and last["end"]:
        duration = max((last["end"] - last["start"]).total_seconds(), 0.0)
    return {
        "@id": "%s/--results--/%s" % (overview.url, last["id"]),
        "status": last["status"],
        "reason": text(last["reason"]),
        "trigger": last["trigger"],
        "start": instant(last["start"]),
        "end": instant(last["end"]),
        "duration": duration,
    }


def _describe_asked(asked):
    return {
        "occurrence": instant(asked["occurrence"]),
        "trigger": asked["trigger"],
        "by": text(asked["by"]),
        "attempt": asked["attempt"],
    }


def _describe_run(run, overview):
    site, token = overview.manager.site, run["token"]
    by = cancel.requested_by(site, token)
    return dict(
        _describe_asked(run),
        token=token,
        started=instant(run["started"]),
        worker=text(run["host"]),
        progress=_describe_progress(progress.read(site, token)),
        cancelled_by=None if by is None else text(by),
    )


def _describe_progress(found):
    if found is None:
        return None
    return dict(
        found._asdict(),
        fraction=found.fraction,
        message=text(found.message),
        at=instant(found.at),
    )


def _describe_requeued(overview, service):
    noted = overview.requeued
    if noted is None:
        return None
    message = clocks.say_requeued(zone=overview.zone, **noted)
    return {
        "at": instant(noted["at"]),
        "why": noted["why"],
        "before": instant(noted["before"]),
        "message": translate(message, context=service.request),
    }


def _describe_occurrence(when, overview):
    local = when.astimezone(occurrence.get_zone(overview.zone))
    return {"utc": instant(when), "local": local.isoformat()}
