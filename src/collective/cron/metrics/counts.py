"""Counts: what this process has done, in memory until somebody asks for it.

With PROMETHEUS_MULTIPROC_DIR they are in files there, and added up over all processes.
"""

from collective.cron.interfaces import CANCELLED
from collective.cron.interfaces import FAILED
from collective.cron.interfaces import INTERRUPTED
from collective.cron.interfaces import OK
from collective.cron.interfaces import SKIPPED
from collective.cron.interfaces import WARN
from collective.cron.telling import signals
from prometheus_client import CollectorRegistry
from prometheus_client import Counter
from prometheus_client import Histogram

import os


PER_TASK = "COLLECTIVE_CRON_METRICS_PER_TASK"  # in the environment
DURATIONS = (0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14400)  # seconds
LATENESS = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 3600)
MOST = 10000  # sets of labels; what comes then is counted as of others
OTHERS = "(others)"
STATUSES = [str(s) for s in (OK, WARN, FAILED, INTERRUPTED, SKIPPED, CANCELLED)]


def is_per_task():
    """Tell whether each task is to have figures of its own; not unless asked."""
    return os.environ.get(PER_TASK, "").strip().lower() in ("on", "1", "yes")


class Counts(object):
    """`registry`: what holds the figures; `per_task`: with a label for each task."""

    def __init__(self, per_task=False):
        self.registry = CollectorRegistry()
        self._names = ("site", "type") + (("task",) if per_task else ())
        self._known = set()
        self._runs = self._make(
            Counter,
            "collective_cron_runs",
            "Runs that have a result, by its status.",
            self._names + ("status",),
        )
        self._seconds = self._make(
            Histogram,
            "collective_cron_run_duration_seconds",
            "How long runs took.",
            self._names,
            buckets=DURATIONS,
        )
        self._late = self._make(
            Histogram,
            "collective_cron_run_lateness_seconds",
            "How long after their time runs of the schedule began.",
            self._names,
            buckets=LATENESS,
        )
        self._attempts = self._make(
            Counter,
            "collective_cron_attempts",
            "Times that the work of a run was begun.",
            ("site",),
        )
        self._conflicts = self._make(
            Counter,
            "collective_cron_conflicts",
            "Attempts that were taken back since another writer was quicker.",
            ("site",),
        )
        self._commits = self._make(
            Counter,
            "collective_cron_commits",
            "Transactions that were stored for runs: claim, work, result.",
            ("site", "what"),
        )

    def listen(self, event=None):
        """Count from now on; subscriber to IDatabaseOpenedWithRoot."""
        if self.count not in signals.LISTENERS:
            signals.LISTENERS.append(self.count)

    def count(self, kind, facts):
        """Count one signal; see telling/signals.py."""
        if kind == signals.FILED:
            self._count_run(facts)
        elif kind == signals.ATTEMPT:
            self._attempts.labels(facts["site"]).inc()
            # Rates need to have seen a zero.
            self._conflicts.labels(facts["site"])
        elif kind == signals.CONFLICT:
            self._conflicts.labels(facts["site"]).inc()
        elif kind == signals.COMMIT and not facts["shared"]:
            self._commits.labels(facts["site"], facts["what"]).inc()

    def _count_run(self, facts):
        labels = tuple(facts[name] for name in self._names)
        if labels not in self._known:
            if len(self._known) >= MOST:
                labels = labels[:1] + (OTHERS,) * (len(labels) - 1)
            self._known.add(labels)
            for status in STATUSES:
                self._runs.labels(*labels + (status,))
        self._runs.labels(*labels + (facts["status"],)).inc()
        if facts["seconds"] is not None:
            self._seconds.labels(*labels).observe(facts["seconds"])
        if facts["late"] is not None:
            self._late.labels(*labels).observe(facts["late"])

    def _make(self, kind, name, text, labels, **options):
        return kind(name, text, labels, registry=self.registry, **options)


counts = Counts(is_per_task())
