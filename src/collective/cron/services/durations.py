"""How long the last runs took, as data: what the chart on a Backend's page shows."""

from collective.cron import clock
from collective.cron.services.item import instant


def describe(trend):
    """Return the last runs, newest first, and what is usual and slow, in seconds."""
    return {
        "usual": trend.usual,
        "slow_after": trend.slow_after,
        "runs": [_describe_run(result, trend) for result in trend.results],
    }


def add_estimate(run, trend, now):
    """Return a running run, as item.py describes it, with the seconds it has left."""
    seconds = max((now - clock.from_iso(run["started"])).total_seconds(), 0.0)
    progress = run["progress"] or {}
    left = trend.left(seconds, progress.get("fraction"))
    return dict(run, estimated_left=left, slow=trend.is_slow(seconds))


def _describe_run(result, trend):
    return {
        "@id": result.absolute_url(),
        "status": result.status,
        "start": instant(result.start),
        "duration": result.duration(),
        "slow": trend.is_slow(result.duration()),
    }
