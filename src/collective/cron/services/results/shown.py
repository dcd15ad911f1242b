"""What a run showed and left as data: tables, files, and settings of its own."""

from collective.cron.browser.results.downloads import file_address
from collective.cron.browser.results.downloads import table_address
from collective.cron.browser.shared.shown_table import ShownTable
from collective.cron.services.shared.as_data import text
from collective.cron.text import redact
from six import integer_types


ROWS = 100  # of each table; its download has all
PLAIN = integer_types + (float, type(None))


def describe_tables(result, site=None):
    """Return the tables of a result; with a site their first 100 rows too."""
    described = []
    for number, table in enumerate(result.tables):
        found = {
            "title": table.title,
            "columns": list(table.columns),
            "count": table.count,
            "left_out": table.left_out,
            "download": table_address(result, number),
        }
        if site is not None:
            rows = ShownTable(table, site).rows(0, ROWS)
            found["rows"] = [[_describe_cell(cell) for cell in row] for row in rows]
        described.append(found)
    return described


def describe_files(result):
    """Return the files of a result, and where they are downloaded."""
    return [
        {
            "name": stored.filename,
            "content_type": text(stored.contentType),
            "size": stored.getSize(),
            "download": file_address(result, number),
        }
        for number, stored in enumerate(result.files)
    ]


def describe_settings(result):
    """Return the settings of this run alone, or None; what is no number is text."""
    if not result.settings:
        return None
    return dict(
        (text(name), _describe_setting(name, value))
        for name, value in result.settings.items()
    )


def _describe_setting(name, value):
    if isinstance(value, PLAIN):
        return value
    # With its name, since that tells whether it is a secret.
    line = redact.to_text(u"%s=%s" % (text(name), redact.to_text(value)))
    return line.partition(u"=")[2]


def _describe_cell(cell):
    return {"@id": cell.url, "title": cell.value} if cell.url else cell.value
