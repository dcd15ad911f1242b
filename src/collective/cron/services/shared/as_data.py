"""A Backend as data: in short for lists, and with its plan for its own page."""

from collective.cron import clock
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.browser.shared import labels
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.overview.evidence import health
from collective.cron.queueing.besides import backlog
from collective.cron.schedule import occurrence
from collective.cron.services.shared import rights
from collective.cron.words import clocks
from collective.cron.words import reasons
from six import ensure_text
from zope.i18n import translate


UPCOMING = 5
LATER = 100  # runs that were asked for, of those to come


def describe(overview, service):
    """Return what a list tells of a Backend; loads no result."""
    backend, found = overview.backend, overview.status
    return {
        "@id": overview.url,
        "@type": backend.portal_type,
        "uid": overview.manager.uid,
        "title": overview.title,
        "complement": overview.complement,
        "place": overview.place,
        "tags": overview.tags,
        "portal_type": backend.portal_type,
        "type": translate(overview.type_title, context=service.request),
        "status": {
            "code": found.code,
            "title": translate(found.title, context=service.request),
            "reason": translate(found.reason, context=service.request),
            "fix": found.fix,
        },
        "health": {
            "code": overview.health,
            "title": translate(health.TITLES[overview.health], context=service.request),
        },
        "periodicity": text(backend.periodicity or u""),
        "words": service.say_schedule(overview),
        "timezone": text(backend.timezone or u""),
        "activated": bool(backend.activated),
        "next_run": instant(overview.next_at),
        "last": _describe_last(overview, service.request),
        "recent": overview.state.recent if overview.state else "",
        "running": [
            describe_run(run, overview.manager.site)
            for run in (overview.state.runs if overview.state else ())
        ],
        "may": rights.of_backend(backend),
    }


def describe_fully(overview, service):
    """Return that, and what waits and what comes next."""
    state = overview.state
    extra = state.extra if state else None
    return dict(
        describe(overview, service),
        has_dry_run=one_backend.has_dry_run(overview.backend),
        has_period=own_run.has_period(overview.backend),
        waiting=_describe_asked(extra) if extra else None,
        behind=[_describe_asked(one) for one in (state.row if state else ())],
        later=[_describe_later(one) for one in _later(state)],
        requeued=_describe_requeued(overview, service),
        upcoming=[
            _describe_occurrence(when, overview) for when in overview.upcoming(UPCOMING)
        ],
    )


def instant(value):
    """Return an aware datetime as ISO text in UTC, or None."""
    return None if value is None else clock.to_iso(value)


def text(value):
    """Return text for JSON: stored ids may be bytes on Python 2."""
    return ensure_text(value, "utf-8", "replace")


def describe_outcome(status, trigger, reason, request):
    """Return how a run went and why it began: codes, and words for them."""
    status, trigger = text(status), text(trigger)
    return {
        "status": status,
        "status_title": translate(labels.result(status), context=request),
        "trigger": trigger,
        "trigger_title": translate(labels.trigger(trigger), context=request),
        "reason": reasons.read(text(reason)),
    }


def describe_run(run, site):
    """Return a run that goes on, and how far it is."""
    token = run["token"]
    by = cancel.requested_by(site, token)
    return dict(
        _describe_asked(run),
        token=token,
        started=instant(run["started"]),
        worker=text(run["host"]),
        progress=_describe_progress(progress.read(site, token)),
        cancelled_by=None if by is None else text(by),
    )


def _describe_last(overview, request):
    last = overview.state.last if overview.state else None
    if not last:
        return None
    duration = None
    if last["start"] and last["end"]:
        duration = max((last["end"] - last["start"]).total_seconds(), 0.0)
    return dict(
        describe_outcome(last["status"], last["trigger"], last["reason"], request),
        start=instant(last["start"]),
        end=instant(last["end"]),
        duration=duration,
        **{"@id": "%s/--results--/%s" % (overview.url, last["id"])}
    )


def _describe_asked(asked):
    settings = asked.get("settings") or {}
    return {
        "is_dry": bool(settings.get("dry_run")),
        "occurrence": instant(asked["occurrence"]),
        "trigger": asked["trigger"],
        "by": text(asked["by"]),
        "attempt": asked["attempt"],
    }


def _later(state):
    if state is None:
        return []
    found = list(state.later) + backlog.runs(state, LATER)
    return sorted(found, key=lambda one: one.get("at", one["occurrence"]))


def _describe_later(one):
    at = one.get("at", one["occurrence"])
    return dict(_describe_asked(one), at=instant(at))


def _describe_progress(found):
    if found is None:
        return None
    return dict(
        found._asdict(),
        fraction=found.fraction,
        lines=[text(line) for line in found.lines],
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
