"""The results of a Backend, newest first, and the page of each."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import _
from collective.cron import interfaces
from collective.cron.actions import one_backend
from collective.cron.actions import own_run
from collective.cron.browser.interfaces import INamedPage
from collective.cron.browser.results import sizes
from collective.cron.browser.results.batch import ResultsBatch
from collective.cron.browser.results.downloads import file_address
from collective.cron.browser.results.result_table import ResultTable
from collective.cron.browser.shared import labels
from collective.cron.browser.shared import outcome_strip
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.shared.result_in_words import ResultInWords
from collective.cron.content.past import run_lengths
from collective.cron.interfaces import IBackendJobManager
from collective.cron.text import redact
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from six.moves.urllib.parse import urlencode
from zope.i18n import translate
from zope.interface import implementer


STATUSES = (
    interfaces.OK,
    interfaces.WARN,
    interfaces.FAILED,
    interfaces.INTERRUPTED,
    interfaces.SKIPPED,
    interfaces.CANCELLED,
)
END = 10  # lines of the log of a failure that stand open


class ResultPage(CronPage):
    """What the list and the page of one result share; a subclass says `folder`."""

    @property
    def backend(self):
        return aq_parent(aq_inner(self.folder))

    @property
    @memoize
    def run_lengths(self):
        return run_lengths.of(self.backend)

    @property
    def jobs(self):
        """The job manager of the Backend."""
        return IBackendJobManager(self.backend)


class ResultsView(ResultPage):
    """One batch of the list, from where the address says; bad values are ignored."""

    @property
    def folder(self):
        return self.context

    @property
    def status(self):
        """The status that is looked for, or None for all."""
        wanted = self.request.form.get("status")
        return wanted if wanted in STATUSES else None

    @property
    @memoize
    def batch(self):
        form = self.request.form
        before, after = form.get("before"), form.get("after")
        return ResultsBatch(self.context, self.status, before, after)

    @property
    def records(self):
        return [ResultInWords(r, self.backend, self) for r in self.batch.results]

    @property
    def strip(self):
        """How the last 20 runs went, as SVG."""
        state = self.jobs.state
        return outcome_strip.draw(state.recent if state else "", self.request)

    @property
    def choices(self):
        """The statuses to choose from, as dicts with `title`, `url` and `chosen`."""
        return [
            {
                "title": labels.result(code),
                "url": self.address(status=code),
                "chosen": code == self.status,
            }
            for code in STATUSES
        ]

    @property
    def older(self):
        older = self.batch.older
        return self.address(status=self.status, before=older) if older else None

    @property
    def newer(self):
        newer = self.batch.newer
        return self.address(status=self.status, after=newer) if newer else None

    def address(self, **parameters):
        known = sorted(pair for pair in parameters.items() if pair[1])
        query = "?" + urlencode(known) if known else ""
        return self.context.absolute_url() + query


@implementer(INamedPage)
class ResultView(ResultPage):
    table_part = ViewPageTemplateFile("table.pt")

    @property
    def page_title(self):
        """How it went, and when, in words: its own title is for programs."""
        how = translate(self.record.title, context=self.request)
        return u"%s, %s" % (how, self.record.time)

    @property
    def folder(self):
        return aq_parent(aq_inner(self.context))

    @property
    @memoize
    def record(self):
        return ResultInWords(self.context, self.backend, self)

    @property
    @memoize
    def tables(self):
        """A ResultTable for each table that the run showed."""
        stored = enumerate(self.context.tables)
        return [ResultTable(self, number, table) for number, table in stored]

    @property
    def files(self):
        """The files that it left, as dicts with `name`, `size` and `url`."""
        return [
            {
                "name": stored.filename,
                "size": sizes.show(stored.getSize()),
                "url": file_address(self.context, number),
            }
            for number, stored in enumerate(self.context.files)
        ]

    @property
    def own_settings(self):
        """The settings of this run alone, lines of text; of a dry run none."""
        settings = self.context.settings or {}
        others = sorted(name for name in settings if name != "dry_run")
        return [redact.to_text(u"%s=%s" % (name, settings[name])) for name in others]

    @property
    def end_of_log(self):
        """The last lines of the log of a failure, text; else empty."""
        failed = self.context.status in interfaces.FAILURES
        return u"\n".join(self.record.log[-END:]) if failed else u""

    @property
    def why_not_run(self):
        """Why it cannot be run again now, with its settings, a Message, or None."""
        settings = self.context.settings or None
        if own_run.takes_manage(settings) and not self.may("Manage"):
            return _(
                u"It had settings of its own, which take the right to edit the task."
            )
        return one_backend.why_not_run(self.jobs, settings)

    @property
    @memoize
    def neighbours(self):
        """Addresses of the next newer and the next older result; None at the ends."""
        base = self.folder.absolute_url()
        found = self.folder.neighbours(self.context.getId())
        return ["%s/%s" % (base, id) if id else None for id in found]
