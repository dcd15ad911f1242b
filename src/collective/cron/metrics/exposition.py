"""Exposition: counts and gauges as the text that Prometheus reads."""

from collective.cron.health import asked
from collective.cron.metrics.counts import counts
from collective.cron.metrics.gauges import Gauges
from prometheus_client import CollectorRegistry
from prometheus_client import CONTENT_TYPE_LATEST  # noqa: F401 (said with the text)
from prometheus_client import generate_latest
from prometheus_client.core import Metric
from prometheus_client.multiprocess import MultiProcessCollector

import os


def write(path=asked.EVERYTHING):
    """Return the text, bytes: of all, or of the site with this path alone."""
    return generate_latest(_Chosen(path))


class _Chosen(object):
    """What is collected, as a registry; of one site if `path` is that of one."""

    def __init__(self, path):
        self._path = path

    def collect(self):
        for source in (_counted(), Gauges(asked.ask(self._path))):
            for family in source.collect():
                yield self._only(family) if self._path else family

    def _only(self, family):
        chosen = Metric(family.name, family.documentation, family.type)
        chosen.samples = [
            sample
            for sample in family.samples
            if sample[1].get("site", self._path) == self._path
        ]
        return chosen


def _counted():
    """Return what holds the counts: of this process, or of all that share a folder."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return counts.registry
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return registry
