"""What a run shows besides its log: tables and files, in bounded memory."""

from collections import namedtuple
from collective.cron.errors import CronError
from collective.cron.text import cells
from collective.cron.text import redact

import re


# `columns`: names; `rows`: lists of cells (cells.py); `left_out`: how many rows there
# were besides. `data` of a file: bytes.
TableData = namedtuple("TableData", "title columns rows left_out")
FileData = namedtuple("FileData", "name content_type data")

TABLES, COLUMNS, ROWS = 20, 30, 10000
CHARACTERS = 5 * 10**6  # in all tables of a run
FILES, BYTES = 20, 100 * 10**6  # of a run
NOT_THERE = (False, 0, 0, 0)
TOKEN = r"[A-Za-z0-9.+_-]{1,60}"
TYPE = re.compile(r"%s/%s(; ?charset=%s)?\Z" % (TOKEN, TOKEN, TOKEN))
UNKNOWN = "application/octet-stream"
NAME = 200  # characters of a title, of a column, and of the name of a file


class Report(object):
    """The tables and files of one run.

    An attempt that is taken back takes back what it showed, as with the log.
    """

    def __init__(self):
        self._tables = []
        self._files = ()

    def table(self, title, columns):
        """Return the table of this title and columns, made if there is none.

        Raises CronError if there are too many of either.
        """
        title = redact.to_text(title, NAME)
        columns = tuple(redact.to_text(column, NAME) for column in columns)
        for known in self._tables:
            if (known.title, known.columns) == (title, columns):
                known.is_shown = True
                return known
        if not 0 < len(columns) <= COLUMNS:
            raise CronError("columns of a table", len(columns), "1 to %d" % COLUMNS)
        if len(self._tables) == TABLES:
            accepted = "a run may have %d of them" % TABLES
            raise CronError("too many tables", title, accepted)
        self._tables.append(RunningTable(title, columns, self._has_room))
        return self._tables[-1]

    def attach(self, name, data, content_type):
        """Add a file; it takes the place of one of the same name.

        Raises CronError if it is not bytes, or there are too many or too large ones.
        """
        # What has lines cannot be stored as the name of a file.
        name = u" ".join(redact.to_text(name, NAME).split())
        name = name.replace(u"/", u"-").replace(u"\\", u"-")
        if not isinstance(data, bytes):
            raise CronError("not the content of a file", data, "bytes")
        others = tuple(one for one in self._files if one.name != name)
        if len(others) == FILES:
            accepted = "a run may have %d of them" % FILES
            raise CronError("too many files", name, accepted)
        if sum(len(one.data) for one in others) + len(data) > BYTES:
            accepted = "those of a run may have %d MB" % (BYTES // 10**6)
            raise CronError("too large a file", name, accepted)
        self._files = others + (FileData(name, known_type(content_type), data),)

    def mark(self):
        """Return where it is now, for go_back()."""
        return [(one, one.mark()) for one in self._tables], self._files

    def go_back(self, mark):
        """Take back what was shown since a mark()."""
        tables, self._files = mark
        marks = dict((id(table), where) for table, where in tables)
        for table in self._tables:
            table.go_back(marks.get(id(table)))

    def tables(self):
        """Return a tuple of TableData; it does not change with what comes."""
        return tuple(table.data() for table in self._tables if table.is_shown)

    def files(self):
        """Return a tuple of FileData."""
        return self._files

    def _has_room(self, row):
        room = CHARACTERS - sum(table.characters for table in self._tables)
        return sum(cells.size(cell) for cell in row) <= room


class RunningTable(object):
    """A table that a task adds rows to; what is over 10,000 is counted only."""

    def __init__(self, title, columns, has_room=lambda row: True):
        self.title = title
        self.columns = columns
        self.characters = 0
        self._has_room = has_room
        self.is_shown = True
        self._rows = []
        self._left_out = 0

    def add(self, *values):
        """Add a row, a value for each column: see cells.as_cell() for what it may be.

        Raises CronError if there are more or fewer values than columns.
        """
        if len(values) != len(self.columns):
            accepted = "%d, one for each column" % len(self.columns)
            raise CronError("values of a row", len(values), accepted)
        row = [cells.as_cell(value) for value in values]
        self.is_shown = True
        if len(self._rows) >= ROWS or not self._has_room(row):
            self._left_out += 1
            return
        self._rows.append(row)
        self.characters += sum(cells.size(cell) for cell in row)

    @property
    def count(self):
        """How many rows were added, also of those that are counted only."""
        return len(self._rows) + self._left_out

    def mark(self):
        return self.is_shown, len(self._rows), self._left_out, self.characters

    def go_back(self, mark):
        """Be as at a mark(); without one it is empty, and shown when it is used again.

        The task may have it in hand.
        """
        self.is_shown, count, self._left_out, self.characters = mark or NOT_THERE
        del self._rows[count:]

    def data(self):
        """Return it as TableData."""
        return TableData(self.title, self.columns, list(self._rows), self._left_out)


def known_type(content_type):
    """Return a content type as it stands in a header; the most general for others."""
    text = str(content_type)
    return text if TYPE.match(text) else UNKNOWN
