"""ResultTable: a table on the page of a result: sorted by links, a hundred rows."""

from collective.cron import _
from collective.cron import clock
from collective.cron.browser.results.downloads import table_address
from collective.cron.browser.shared.shown_table import ShownTable
from collective.cron.text.cells import NUMBERS
from collective.cron.words import moments
from six.moves.urllib.parse import urlencode


ROWS = 100  # of a page
LARGEST = 10**5


class ResultTable(ShownTable):
    """The address has what one of the tables is like; the others are as they come.

    `number`: which one of the result it is, from 0.
    """

    def __init__(self, page, number, table):
        self.number = number
        self.result = page.context
        self.zone = page.backend.timezone
        form = page.request.form
        mine = form if form.get("table") == str(number) else {}
        super(ResultTable, self).__init__(
            table, page.site, _number(mine.get("sort")), mine.get("order") == "down"
        )
        start = _number(mine.get("start")) or 0
        self.start = start // ROWS * ROWS if start < self.count else 0

    @property
    def id(self):
        return "cron-table-%d" % self.number

    @property
    def heads(self):
        """The columns, as dicts with `title`, `url` to sort by it, and `sort`."""
        for number, title in enumerate(self.columns):
            here = number == self.sort
            down = here and not self.descending
            yield {
                "title": title,
                "sort": self._direction if here else None,
                "url": self.link(sort=number, order="down" if down else None),
            }

    @property
    def _direction(self):
        return "descending" if self.descending else "ascending"

    @property
    def shown(self):
        """The rows of this page."""
        return self.rows(self.start, ROWS)

    def kind(self, cell):
        """Return the class of a cell: numbers stand below each other."""
        return "cron-number" if type(cell.value) in NUMBERS else None

    def say(self, value):
        """Return a value as people read it."""
        if value is True or value is False:
            return _(u"Yes") if value else _(u"No")
        try:
            return moments.show(clock.from_iso(value), self.zone)
        except ValueError:
            return u"" if value is None else value

    @property
    def caption(self):
        """Which rows are shown, a Message."""
        last = min(self.start + ROWS, self.count)
        values = {"first": self.start + 1, "last": last, "count": self.count}
        return _(
            u"table_rows",
            default=u"Rows ${first} to ${last} of ${count}",
            mapping=values,
        )

    @property
    def before(self):
        return self._page(self.start - ROWS) if self.start else None

    @property
    def after(self):
        start = self.start + ROWS
        return self._page(start) if start < self.count else None

    @property
    def download(self):
        return table_address(self.result, self.number)

    def link(self, **values):
        """Return an address of the page; a value of None is left out."""
        known = [(name, v) for name, v in sorted(values.items()) if v is not None]
        query = urlencode([("table", self.number)] + known)
        return "%s?%s#%s" % (self.result.absolute_url(), query, self.id)

    def _page(self, start):
        order = "down" if self.descending else None
        return self.link(sort=self.sort, order=order, start=start or None)


def _number(text):
    """Return a number of the address, or None for what is none."""
    try:
        number = int(text)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if 0 <= number < LARGEST else None
