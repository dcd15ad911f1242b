"""How long the last runs took, as data: what the chart on a Backend's page shows."""

from collective.cron import clock
from collective.cron.services.shared.as_data import instant


def describe(run_lengths):
    """Return the last runs, newest first, and what is usual and slow, in seconds."""
    return {
        "usual": run_lengths.usual,
        "slow_after": run_lengths.slow_after,
        "runs": [_describe_run(result, run_lengths) for result in run_lengths.results],
    }


def add_estimate(run, run_lengths, now):
    """Return a run as as_data.py describes it, with the seconds it has left."""
    seconds = max((now - clock.from_iso(run["started"])).total_seconds(), 0.0)
    progress = run["progress"] or {}
    left = run_lengths.left(seconds, progress.get("fraction"))
    return dict(run, estimated_left=left, slow=run_lengths.is_slow(seconds))


def _describe_run(result, run_lengths):
    return {
        "@id": result.absolute_url(),
        "status": result.status,
        "start": instant(result.start),
        "duration": result.duration(),
        "slow": run_lengths.is_slow(result.duration()),
    }
