"""The metrics on the small port of a worker: /cron-metrics."""

from collective.cron.engines.lifetime import port
from collective.cron.health.port_page import opened_by_token
from collective.cron.metrics import exposition
from collective.cron.metrics.counts import counts


def begin(event):
    """Count, and offer it: subscriber to IDatabaseOpenedWithRoot."""
    counts.listen()
    port.PAGES["/cron-metrics"] = opened_by_token(answer)


def answer(values):
    return 200, exposition.CONTENT_TYPE_LATEST, exposition.write()
