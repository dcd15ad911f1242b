"""The pause of a site in words."""

from collective.cron import _
from collective.cron.words import moments


def say_pause(paused, zone):
    """Return a sentence on who paused all tasks, until when and why."""
    values = {"by": paused.by, "reason": paused.reason}
    if paused.until is None:
        return _(
            u"status_paused",
            default=u"All tasks are paused by ${by}: ${reason}",
            mapping=values,
        )
    return _(
        u"status_paused_until",
        default=u"All tasks are paused by ${by} until ${until}: ${reason}",
        mapping=dict(values, until=moments.show_minute(paused.until, zone)),
    )
