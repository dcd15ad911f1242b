"""A Backend as data: in short for lists, and with its plan for its own page."""

from collective.cron import clock
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.schedule import occurrence
from six import ensure_text
from zope.i18n import translate


UPCOMING = 5


def describe(facts, service):
    """Return what a list tells of a Backend; loads no result."""
    backend, found = facts.backend, facts.status
    periodicity = text(backend.periodicity or u"")
    return {
        "@id": facts.url,
        "@type": backend.portal_type,
        "uid": facts.manager.uid,
        "title": facts.title,
        "complement": facts.complement,
        "portal_type": backend.portal_type,
        "type": translate(facts.type_title, context=service.request),
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
        "next_run": instant(facts.next_at),
        "last": _describe_last(facts),
        "recent": facts.state.recent if facts.state else "",
    }


def describe_fully(facts, service):
    """Return that, and what runs, what waits and what comes next."""
    state = facts.state
    extra = state.extra if state else None
    return dict(
        describe(facts, service),
        running=[_describe_run(run, facts) for run in (state.runs if state else ())],
        waiting=_describe_asked(extra) if extra else None,
        upcoming=[_describe_occurrence(o, facts) for o in facts.upcoming(UPCOMING)],
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


def _describe_last(facts):
    last = facts.state.last if facts.state else None
    if not last:
        return None
    duration = None
    if last["start"] and last["end"]:
        duration = max((last["end"] - last["start"]).total_seconds(), 0.0)
    return {
        "@id": "%s/--results--/%s" % (facts.url, last["id"]),
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


def _describe_run(run, facts):
    site, token = facts.manager.site, run["token"]
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


def _describe_occurrence(when, facts):
    local = when.astimezone(occurrence.get_zone(facts.zone))
    return {"utc": instant(when), "local": local.isoformat()}
