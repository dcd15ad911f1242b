"""One worker with the shipped defaults: what its dispatcher does with due jobs."""

from bench import burst
from bench import instance
from bench import latency
from bench import occurrence
from bench import tasks


def measure(database, sections):
    """Return the rows of the sections occurrence, latency and burst."""
    tasks.wire()
    instance.wait_for_dispatcher()
    rows = []
    for module in (occurrence, latency, burst):
        if module.__name__.rpartition(".")[2] in sections:
            with tasks.open_site() as site:
                rows += module.measure(site, database.storage)
    return rows
