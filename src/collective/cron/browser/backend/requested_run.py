"""RequestedRun: what became of one run that somebody asked for, told in place."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions import waiting
from collective.cron.browser.shared.result_in_words import ResultInWords
from collective.cron.overview import asked_run
from collective.cron.words import moments
from collective.cron.worksite import identity


PARAMETER = "run"  # in the address of a page: the instant at which it was asked for
RUN_TITLES = {
    "queued": _(u"Queued"),
    "running": _(u"Running"),
    "gone": _(u"Not queued"),
}


class RequestedRun(object):
    """`code`: queued, running, gone, or the status of its result in small letters.

    `title` and `reason`: that in a word and in a sentence; `record`: its result, a
    ResultInWords, once there is one; `label`: whose run it is; `url`: the page that
    says so.
    """

    def __init__(self, page, occurrence, code, reason, by=None, record=None):
        self.code = code
        self.reason = reason
        self.record = record
        self.title = RUN_TITLES[code] if record is None else record.title
        self.label = _label(by)
        self.open = code in ("queued", "running")
        self.url = address(page.context, occurrence)


def address(backend, occurrence):
    """Return the address of the page of a Backend that follows one run."""
    iso = clock.to_iso(occurrence)
    return "%s?%s=%s" % (backend.absolute_url(), PARAMETER, iso)


def find(page):
    """Return the RequestedRun that the address of a BackendView names, or None."""
    try:
        occurrence = clock.from_iso(page.request.form.get(PARAMETER))
    except ValueError:
        return None
    manager, results = page.overview.manager, page.run_lengths.results
    code, noted = asked_run.find(manager, occurrence, results)
    if code == asked_run.WAITING:
        reason = _why_it_waits(page, noted)
        return RequestedRun(page, occurrence, "queued", reason, noted["by"])
    if code == asked_run.RUNNING:
        reason = _(u"A worker is busy with it.")
        return RequestedRun(page, occurrence, "running", reason, noted["by"])
    if code == asked_run.ENDED:
        record = ResultInWords(noted, page.context, page)
        code, reason = record.status.lower(), _how_it_ended(record)
        return RequestedRun(page, occurrence, code, reason, noted.by, record)
    reason = _(u"It was taken away, or its result is no longer among the last ones.")
    return RequestedRun(page, occurrence, "gone", reason)


def _label(by):
    if by and by == identity.current_user_id():
        return _(u"Your run")
    if by:
        return _(u"run_by", default=u"Run asked for by ${user}", mapping={"user": by})
    return _(u"The run that was asked for")


def _why_it_waits(page, noted):
    if "at" in noted:
        return moments.say_start(noted["at"], page.context.timezone)
    begins = noted["occurrence"]
    reason = waiting.find_reason(page.overview.manager, page.workers, begins)
    return reason or _(u"It starts at once.")


def _how_it_ended(record):
    if not record.result.start:
        return _(
            u"run_not_started",
            default=u"It was not started: ${reason}",
            mapping={"reason": record.reason},
        )
    values = {"length": record.length or moments.length(0), "reason": record.reason}
    if record.reason:
        return _(
            u"run_ended_why",
            default=u"It ended after ${length}: ${reason}",
            mapping=values,
        )
    return _(u"run_ended", default=u"It ended after ${length}.", mapping=values)
