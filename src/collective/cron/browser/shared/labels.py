"""Words for what is stored as a code."""

from collective.cron import _
from collective.cron import interfaces
from collective.cron.overview import status
from collective.cron.queueing import job


TRIGGERS = {
    job.SCHEDULE: _(u"By schedule"),
    job.MANUAL: _(u"By hand"),
    job.LATE: _(u"By schedule, late"),
    job.RESTART: _(u"Again, after its worker had stopped"),
    job.RETRY: _(u"Again, after a failure"),
    job.AFTER: _(u"After another task"),
}

# How a run went.
RESULTS = {
    interfaces.OK: _(u"Done"),
    interfaces.WARN: _(u"Done, with warnings"),
    interfaces.FAILED: _(u"Failed"),
    interfaces.INTERRUPTED: _(u"Interrupted"),
    interfaces.SKIPPED: _(u"Skipped"),
    interfaces.CANCELLED: _(u"Cancelled"),
}

# What a person is told to do about a status. Repair, edit and activate have a button.
HINTS = {
    status.REPAIR: _(u"Repair queues what is missing and closes lost runs."),
    status.EDIT: _(u"Correct the schedule."),
    status.CHOOSE_USER: _(u"Choose another user to run as."),
    status.ACTIVATE: _(u"Activate it to have it run by schedule."),
    status.START_WORKER: _(u"Start a process with workers; what is due then runs."),
    status.SEE_RESULT: _(u"The last result says more."),
    status.RESUME: _(u"Resume all tasks to have them run again."),
    status.INSTALL: _(u"Install or repair the add-on this type comes from."),
}


def trigger(code):
    """Return the words for a trigger."""
    return TRIGGERS.get(code, code)


def result(code):
    """Return the words for the status of a result."""
    return RESULTS.get(code, code)
