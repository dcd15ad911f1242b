"""An alert as data: what the webhook sends as JSON; docs/howto/alerts.rst has it."""

from collective.cron import clock
from datetime import datetime


TASK = ("title", "path")
RESULT = ("status", "reason", "occurrence", "start", "end", "missed", "lines")


def describe(telling):
    """Return a dict of text, numbers, lists and dicts; instants as in REST."""
    facts, alert = telling.facts, telling.alert
    about_task = alert.uid is not None
    return {
        "version": 1,
        "id": alert.id,
        "kind": alert.kind,
        "at": clock.to_iso(alert.at),
        "subject": telling.subject,
        "url": telling.url,
        "site": {"title": telling.site.title, "url": telling.site.absolute_url()},
        "task": dict(_some(facts, TASK), uid=alert.uid) if about_task else None,
        "result": _some(facts, RESULT) if facts.get("status") else None,
        "failures": facts.get("failures", 0),
        "since": _plain(facts.get("since") or facts.get("gone_since")),
        "count": facts.get("count"),
        "tasks": [_some(one, one) for one in facts.get("tasks", ())],
    }


def _some(facts, names):
    return dict((name, _plain(facts[name])) for name in names if name in facts)


def _plain(value):
    if isinstance(value, datetime):
        return clock.to_iso(value)
    return list(value) if isinstance(value, tuple) else value
