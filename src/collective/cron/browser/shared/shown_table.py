"""ShownTable: a table of a result, in an order of its own, with addresses for links."""

from collections import namedtuple
from collective.cron.text import csv_text
from collective.cron.worksite.entering import site_path
from six import ensure_str
from six.moves.urllib.parse import quote


# `value`: None, a boolean, a number, or text; `url`: address in the site, or None.
Cell = namedtuple("Cell", "value url")


class ShownTable(object):
    """`table`: as it is stored, see content/attachments.py.

    `sort`: number of a column, or None for the order that the task gave. What is empty
    comes last, whichever way it is sorted.
    """

    def __init__(self, table, site, sort=None, descending=False):
        self.title = table.title
        self.columns = table.columns
        self.count = table.count
        self.left_out = table.left_out
        self.site = site
        self._table = table
        self.sort = sort if sort in range(len(self.columns)) else None
        self.descending = descending and self.sort is not None

    def rows(self, start=0, size=None):
        """Return some rows, as lists of Cell."""
        stop = None if size is None else start + size
        return [[self._cell(one) for one in row] for row in self._sorted()[start:stop]]

    def as_csv(self):
        """Return all of it as bytes; a column with links has their addresses beside."""
        rows = self.rows()
        linked = [any(row[n].url for row in rows) for n in range(len(self.columns))]
        heads = [(title, title + u" (URL)") for title in self.columns]
        return csv_text.write(
            _beside(heads, linked), [_beside(row, linked) for row in rows]
        )

    def _sorted(self):
        rows = self._table.rows()
        if self.sort is None:
            return rows
        filled = [row for row in rows if row[self.sort] is not None]
        empty = [row for row in rows if row[self.sort] is None]
        filled.sort(key=lambda row: _order(row[self.sort]), reverse=self.descending)
        return filled + empty

    def _cell(self, cell):
        if not isinstance(cell, list):
            return Cell(cell, None)
        path, title = cell
        return Cell(title or path, address(self.site, path))


def address(site, path):
    """Return the address of what has this path, or None if it is not of the site.

    The path is what a task gave: it is quoted, and leads nowhere else.
    """
    base = site_path(site)
    steps = path[len(base) :].split(u"/")
    if not path.startswith(base + u"/") or set(steps[1:]) & {u"", u".", u".."}:
        return site.absolute_url() if path == base else None
    return site.absolute_url() + quote(ensure_str(u"/".join(steps)))


def _beside(row, linked):
    cells = []
    for (value, url), is_linked in zip(row, linked):
        cells += [value, url] if is_linked else [value]
    return cells


def _order(cell):
    """Return a key: numbers by value, and then text without regard to its case."""
    if isinstance(cell, list):
        cell = cell[1] or cell[0]
    is_text = hasattr(cell, "lower")
    return (is_text, cell.lower() if is_text else cell)
