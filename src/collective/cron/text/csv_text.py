"""A table as CSV for spreadsheet programs, in which no cell is a formula."""

from collective.cron.bbb import text_type
from collective.cron.text.cells import NUMBERS
from io import BytesIO
from itertools import chain


MARK = u"\ufeff"  # without it Excel takes UTF-8 for something else
LINE_END = u"\r\n"
# What a program may take for the beginning of a formula, also in their wide forms.
STARTS = u"=+-@\uff1d\uff0b\uff0d\uff20"
CONTROLS = u"\t\r\n"


def write(columns, rows):
    """Return bytes in UTF-8; `rows`: lists of None, booleans, numbers and text.

    They are taken one after the other. What is no character becomes a question mark.
    """
    written = BytesIO()
    written.write(MARK.encode("utf-8"))
    for row in chain([columns], rows):
        line = u",".join(_write_cell(cell) for cell in row) + LINE_END
        written.write(line.encode("utf-8", "replace"))
    return written.getvalue()


def _write_cell(cell):
    if cell is None:
        return u""
    if cell is True or cell is False:
        return u"true" if cell else u"false"
    if isinstance(cell, NUMBERS):
        return text_type(repr(cell).rstrip("L"))
    return u'"%s"' % _guard(cell).replace(u'"', u'""')


def _guard(text):
    """Return a text that no program takes for a formula: it shows it as it is."""
    is_formula = text.lstrip()[:1] in tuple(STARTS) or text[:1] in tuple(CONTROLS)
    return u"'" + text if is_formula else text
