"""What a run left besides its log: tables and files, stored with its result."""

from collective.cron.text.report import FileData
from collective.cron.text.report import TableData
from persistent import Persistent
from plone.namedfile.file import NamedBlobFile

import json
import zlib


class Table(Persistent):
    """A table as it is stored: one small object, read when somebody looks at it."""

    def __init__(self, data):
        self.title = data.title
        self.columns = data.columns
        self.count = len(data.rows)
        self.left_out = data.left_out
        self._rows = zlib.compress(json.dumps(data.rows).encode("ascii"))

    def rows(self):
        """Return the rows, lists of cells: see text/cells.py."""
        return json.loads(zlib.decompress(self._rows).decode("ascii"))


def stored(outcome):
    """Return the values of an outcome, a dict, with what it shows as stored objects.

    They are made anew from what the run has in memory for each attempt to commit: one
    that failed may have taken a file away.
    """
    tables = [
        Table(one) if isinstance(one, TableData) else one
        for one in outcome.get("tables", ())
    ]
    files = [
        NamedBlobFile(one.data, one.content_type, one.name)
        if isinstance(one, FileData)
        else one
        for one in outcome.get("files", ())
    ]
    return dict(outcome, tables=tuple(tables), files=tuple(files))
