"""An alert as data: what the webhook sends as JSON; docs/howto/alerts.rst has it."""

from collective.cron import clock
from collective.cron.settings.alerts import kinds
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
        "worker": _worker(alert.kind, facts),
        "occurrence": _plain(facts.get("occurrence")),
        "start": _plain(facts.get("start")),
        "failures": facts.get("failures", 0),
        "since": _plain(facts.get("since") or facts.get("gone_since")),
        "until": _plain(facts.get("until")),
        "count": facts.get("count"),
        "tasks": [_describe_one(one) for one in facts.get("tasks", ())],
    }


def _describe_one(facts):
    found, worker = _some(facts, facts), _worker(facts.get("kind"), facts)
    return found if worker is None else dict(found, worker=worker)


def _worker(kind, facts):
    """Return the name of the worker that a message is about, or None."""
    return facts.get("title") if kind == kinds.WORKER_GONE else None


def _some(facts, names):
    return dict((name, _plain(facts[name])) for name in names if name in facts)


def _plain(value):
    if isinstance(value, datetime):
        return clock.to_iso(value)
    return list(value) if isinstance(value, tuple) else value
