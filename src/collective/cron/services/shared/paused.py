"""The pause of a site as data."""

from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.as_data import text
from zope.i18n import translate


def describe_pause(service):
    """Return the Pause that is, with a sentence for people, or None."""
    paused = service.pause
    if paused is None:
        return None
    return {
        "reason": text(paused.reason),
        "by": text(paused.by),
        "since": instant(paused.since),
        "until": instant(paused.until),
        "message": translate(service.pause_words, context=service.request),
    }
