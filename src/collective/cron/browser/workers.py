"""The worker panel: whether anybody is there who runs jobs."""

from collective.cron import _


def summarize(page):
    """Return a dict with `code` (ok, none or unknown) and `text`, for a CronPage."""
    if page.workers is None:
        text = _(
            u"workers_unknown",
            default=u"The queue cannot be reached from this process, so it is not "
            u"known whether a worker is there.",
        )
        return {"code": "unknown", "text": text}
    alive = [worker for worker in page.workers if worker.alive]
    pings = [w.last_ping for w in alive or page.workers if w.last_ping]
    values = {
        "count": len(alive),
        "ping": page.distance(max(pings)) if pings else u"\u2014",
    }
    if alive:
        text = _(
            u"workers_alive",
            default=u"Workers: ${count}. Last sign of life: ${ping}.",
            mapping=values,
        )
        return {"code": "ok", "text": text}
    text = _(
        u"workers_none",
        default=u"No worker is there: nothing runs until a process with workers is "
        u"started. Last sign of life: ${ping}.",
        mapping=values,
    )
    return {"code": "none", "text": text}
