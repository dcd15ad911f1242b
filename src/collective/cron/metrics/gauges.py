"""Gauges: how it is now, from the report; worked out when somebody asks."""

from collective.cron.health import rule
from prometheus_client.core import GaugeMetricFamily


STATES = ("late", "failing", "broken", "stuck")


class Gauges(object):
    """`told`: a report as asked.ask() gives it."""

    def __init__(self, told):
        self.told = told

    def collect(self):
        """Yield the families, as prometheus_client asks for them."""
        told, workers = self.told, self.told["workers"]
        ticked = told["reconciled"]
        yield _one("database_up", "1 if it answers in time.", told["database"] == "ok")
        yield _one("queue_up", "1 if the queue can be used.", told["queue"] == "ok")
        yield _one("workers", "Processes that run jobs now.", workers["alive"])
        stopping = workers["stopping"]
        yield _one("workers_stopping", "Processes that wait for their end.", stopping)
        for name, text, instant in (
            ("worker_sign", "the last sign of life of a worker", workers["last"]),
            ("reconcile", "a worker told of a look for the overdue", ticked),
        ):
            seconds = None
            if instant is not None:
                seconds = max((told["at"] - instant).total_seconds(), 0)
            yield _one(name + "_age_seconds", "Since %s." % text, seconds)
        sites = [facts for facts in told["sites"] if "error" not in facts]
        yield _each(
            "healthy",
            "0 if @@cron-health would answer with 503.",
            [(facts["site"], self._is_healthy(facts)) for facts in told["sites"]],
        )
        for name, text, find in (
            ("paused", "1 in a pause.", lambda f: f["pause"] is not None),
            ("jobs_due", "Runs that are due and have not begun.", _waiting("due")),
            ("jobs_scheduled", "Runs for a time to come.", _waiting("scheduled")),
            (
                "oldest_due_seconds",
                "Since when the one that waits longest is due.",
                lambda f: f["waiting"]["oldest"] or 0,
            ),
            ("runs_in_progress", "Runs that go on.", lambda f: f["running"]["count"]),
            ("tasks", "Active tasks.", lambda f: f["active"]),
        ):
            yield _each(name, text, [(facts["site"], find(facts)) for facts in sites])
        family = GaugeMetricFamily(
            "collective_cron_tasks_in_state",
            "Active tasks that are late, failing, broken, and runs that are stuck.",
            labels=["site", "state"],
        )
        for facts in sites:
            for state in STATES:
                family.add_metric([facts["site"], state], facts[state]["count"])
        yield family

    def _is_healthy(self, facts):
        of_all = [one for one in self.told["problems"] if one["site"] is None]
        return rule.FAIL not in (rule.worst(of_all), facts["status"])


def _waiting(name):
    return lambda facts: facts["waiting"][name]


def _one(name, text, value):
    """Return a family of one value, of none if that is not known."""
    family = GaugeMetricFamily("collective_cron_" + name, text)
    if value is not None:
        family.add_metric([], float(value))
    return family


def _each(name, text, values):
    family = GaugeMetricFamily("collective_cron_" + name, text, labels=["site"])
    for site, value in values:
        family.add_metric([site], float(value))
    return family
