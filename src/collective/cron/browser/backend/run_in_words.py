"""RunInWords: a run that is going on, as people read it."""

from collective.cron import _
from collective.cron.browser.shared import labels
from collective.cron.memory import cancel
from collective.cron.memory import progress
from collective.cron.words import moments


class RunInWords(object):
    """`page` is the BackendView it is for: it knows the time, and the RunLengths."""

    def __init__(self, run, page):
        self.page = page
        self.token = run["token"]
        self.since = moments.show(run["started"], page.context.timezone)
        self.trigger = labels.trigger(run["trigger"])
        self.by = run["by"]
        self.is_dry = bool((run.get("settings") or {}).get("dry_run"))
        self.worker = run["host"]
        self.attempt = run["attempt"]
        self.seconds = max((page.now - run["started"]).total_seconds(), 0.0)
        self.elapsed = moments.length(int(self.seconds))
        self.progress = progress.read(page.site, self.token)
        self.cancelled_by = cancel.requested_by(page.site, self.token)
        self.slow = page.run_lengths.is_slow(self.seconds)
        self.left = page.run_lengths.left(self.seconds, self.fraction)

    @property
    def fraction(self):
        return self.progress.fraction if self.progress else None

    @property
    def percent(self):
        """How much is done, from 0 to 100; None if the task does not tell."""
        return None if self.fraction is None else int(self.fraction * 100)

    @property
    def message(self):
        return self.progress.message if self.progress else u""

    @property
    def lines(self):
        """The newest lines of its log, text; empty while there are none."""
        return u"\n".join(self.progress.lines) if self.progress else u""

    @property
    def count(self):
        """How many pieces are done, in words, or None."""
        if not self.progress or self.progress.done is None:
            return None
        values = {"done": self.progress.done, "total": self.progress.total}
        if values["total"] is None:
            return _(u"progress_done", default=u"${done} done", mapping=values)
        return _(u"progress_of", default=u"${done} of ${total}", mapping=values)

    @property
    def forecast(self):
        """What is to be expected, in words, or None."""
        usual = self.page.run_lengths.usual
        values = {"usual": u"" if usual is None else moments.length(usual)}
        if self.slow:
            return _(
                u"forecast_slow",
                default=u"unusually slow: usually it takes ${usual}",
                mapping=values,
            )
        if self.left is not None:
            values["left"] = moments.length(int(self.left) + 1)
            return _(u"forecast_left", default=u"about ${left} left", mapping=values)
        if usual is None:
            return None
        return _(
            u"forecast_usual", default=u"usually it takes ${usual}", mapping=values
        )
