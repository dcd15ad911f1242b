"""Pausing: all tasks of a site start nothing, until somebody resumes them.

Whoever calls has checked the permission and that the request is meant.
"""

from collective.cron import _
from collective.cron.actions.outcome import DONE
from collective.cron.actions.outcome import NOTHING_TO_DO
from collective.cron.actions.outcome import Outcome
from collective.cron.actions.outcome import REFUSED
from collective.cron.memory import pause as pauses
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments


def pause(site, reason, until, by):
    """Pause all tasks of a site, or change the pause that is."""
    try:
        pauses.start(site, reason, until, by)
    except pauses.PauseRefused as error:
        return Outcome(REFUSED, error.what)
    if until is None:
        return Outcome(DONE, _(u"All tasks are paused, until somebody resumes them."))
    values = {"until": moments.show_minute(until, site_zone())}
    message = _(
        u"paused_until",
        default=u"All tasks are paused until ${until}.",
        mapping=values,
    )
    return Outcome(DONE, message)


def resume(site, by):
    """Let all tasks of a site run again by their schedules."""
    if pauses.end(site, by) is None:
        return Outcome(NOTHING_TO_DO, _(u"The tasks are not paused."))
    message = _(u"All tasks run again by their schedules; nothing is made up for.")
    return Outcome(DONE, message)
