"""The dashboard: all Backends of the site that a person may see."""

from collective.cron import _
from collective.cron.browser.dashboard import filters
from collective.cron.browser.dashboard import rows
from collective.cron.browser.dashboard.first_steps import FirstSteps
from collective.cron.browser.dashboard.row import Row
from collective.cron.browser.dashboard.timeline import Timeline
from collective.cron.browser.dashboard.workers import Panel
from collective.cron.browser.interfaces import ISitePage
from collective.cron.browser.shared.sent import unthemed
from collective.cron.browser.shared.sent.refreshed import RefreshedPage
from collective.cron.overview import listing
from collective.cron.overview import selection
from collective.cron.overview import status
from collective.cron.overview.selection import Selection
from plone.memoize.view import memoize
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from zope.i18n import translate
from zope.interface import implementer


COLUMNS = (
    ("title", _(u"Task")),
    ("status", _(u"Status")),
    (None, _(u"Schedule")),
    ("next_run", _(u"Next run")),
    ("last_run", _(u"Last run")),
    (None, _(u"Last 20 runs")),
)
ALLOWING = ("Run", "Manage", "Choose user")
OFTEN, SELDOM = 15, 60  # seconds between two refreshes of a short list, of a long one
LONG = 250  # Backends


@implementer(ISitePage)
class Dashboard(RefreshedPage):
    """Counts need the status of every Backend; only what a page shows is put in words.

    The parts are templates of their own.
    """

    page_title = _(u"Scheduled tasks")
    steps_part = ViewPageTemplateFile("first_steps.pt")
    list_part = ViewPageTemplateFile("list.pt")
    filter_part = ViewPageTemplateFile("filters.pt")
    worker_part = ViewPageTemplateFile("workers.pt")
    timeline_part = ViewPageTemplateFile("timeline.pt")

    @property
    @memoize
    def filters(self):
        return filters.Filters(self.request.form)

    @property
    @memoize
    def everything(self):
        """A Glance or a Row of each Backend that the visitor may see, by title."""
        return listing.glances_of(
            self.site, self.workers, self.now, self._look, self.known
        )

    def _look(self, backend, code=None):
        return Row(backend, self, code)

    @property
    @memoize
    def selection(self):
        return Selection(self.everything, self.filters.query, self.translate)

    def translate(self, message):
        return translate(message, context=self.request)

    @property
    def refresh(self):
        """The seconds between two refreshes."""
        return OFTEN if len(self.everything) <= LONG else SELDOM

    @property
    def total(self):
        return len(self.selection.chosen)

    @property
    def start(self):
        """Which row the page begins with, whatever the address says."""
        start, size = self.filters.start, self.filters.size
        return start if start < self.total else max(self.total - 1, 0) // size * size

    @property
    @memoize
    def rows(self):
        chosen = self.selection.chosen[self.start : self.start + self.filters.size]
        return [one.full() for one in chosen]

    @property
    def drawn(self):
        """The rows as HTML."""
        return unthemed.keep(rows.draw(self.rows, self.allowed, self), self)

    @property
    @memoize
    def allowed(self):
        """What the visitor may do with one of the rows at least, of ALLOWING."""
        return [what for what in ALLOWING if any(row.may(what) for row in self.rows)]

    @property
    def newer(self):
        """The address of the page before this, or None."""
        before = max(self.start - self.filters.size, 0)
        return self.link(b_start=before) if self.start else None

    @property
    def further(self):
        """The address of the page after this, or None."""
        after = self.start + self.filters.size
        return self.link(b_start=after) if after < self.total else None

    @property
    def chips(self):
        """The filters by status: dicts with `code`, `title`, `count`, `url`, `on`."""
        chosen, found = self.filters.query.statuses, self.selection
        chips = [(None, _(u"All"), len(found.found), not chosen)]
        needed = selection.NEEDED
        if found.needy or needed in chosen:
            title = _(u"Need attention")
            chips.append((needed, title, found.needy, needed in chosen))
        for code in selection.CODES:
            if found.counts[code] or code in chosen:
                chips.append(
                    (code, status.TITLES[code], found.counts[code], code in chosen)
                )
        return [
            {
                "code": code or "all",
                "title": title,
                "count": count,
                "url": self.link(status=code),
                "on": on,
            }
            for code, title, count, on in chips
        ]

    @property
    def columns(self):
        """The heads, as dicts with `title`, `url` (None if not sortable) and `sort`."""
        query = self.filters.query
        for name, title in COLUMNS:
            here = query.sort_on == name
            backwards = here and not query.descending
            yield {
                "title": title,
                "sort": _direction(query) if here else None,
                "url": name
                and self.link(
                    sort_on=name if name != filters.SORT_ON else None,
                    sort_order="descending" if backwards else None,
                ),
            }

    @property
    def places(self):
        """The folders to choose from, if there is a choice."""
        places = set(overview.place for overview in self.everything)
        places.add(self.filters.query.place)
        return sorted(places - set([u""])) if len(places - set([u""])) > 1 else []

    @property
    def tags(self):
        """The tags to choose from."""
        tags = set(tag for overview in self.everything for tag in overview.tags)
        tags.add(self.filters.query.tag)
        return sorted(tags - set([u""]))

    @property
    def sizes(self):
        """The sizes of a page, as dicts with `size` and `on`."""
        chosen = self.filters.size
        return [{"size": size, "on": size == chosen} for size in filters.SIZES]

    @property
    def unfiltered(self):
        """The address of the list with all tasks."""
        return self.filters.everything(self.context.absolute_url())

    @property
    def first_steps(self):
        return FirstSteps(self)

    def link(self, **changes):
        return self.filters.link(self.context.absolute_url(), **changes)

    @property
    @memoize
    def panel(self):
        return Panel(self.everything, self)

    @property
    @memoize
    def timeline(self):
        return Timeline(self.everything, self)


def _direction(query):
    return "descending" if query.descending else "ascending"
