"""Changes of the clocks that a schedule meets, as data."""

from collective.cron.clock import to_iso
from collective.cron.words import wording
from zope.i18n import translate


def describe(change, request):
    """Return a Change of transitions.py, with a sentence in the visitor's language."""
    return {
        "kind": change.kind,
        "at": to_iso(change.at),
        "times": [wall.isoformat()[:16] for wall in change.times],
        "runs": [to_iso(run) for run in change.runs],
        "message": translate(wording.explain_change(change), context=request),
    }
