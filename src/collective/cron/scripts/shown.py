"""What a script may return or yield besides text: a table, a file, how far it is."""


class Table(object):
    """A table that is shown with the result.

    `title`: text; `columns`: their names; `rows`: any iterable, a generator too, of
    lists or tuples with a value for each column, or of dicts with the columns as keys.
    """

    def __init__(self, title, columns, rows=()):
        self.title = title
        self.columns = columns
        self.rows = rows


class File(object):
    """A file that is kept with the result; `data`: bytes, or text."""

    def __init__(self, name, data, content_type="application/octet-stream"):
        self.name = name
        self.data = data
        self.content_type = content_type


class Progress(object):
    """How far it is: `done` of `total`, which may be None if it is not known."""

    def __init__(self, done, total=None, message=u""):
        self.done = done
        self.total = total
        self.message = message
