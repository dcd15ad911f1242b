"""Text for people: tables, and instants in the zone of a task."""

from collective.cron import clock
from collective.cron.words import moments
from six import ensure_str
from six import ensure_text
from six.moves.urllib.parse import unquote


NONE = u"-"
FORM = "%Y-%m-%d %H:%M:%S %Z"


def table(heads, rows):
    """Return lines: columns as wide as what stands in them, the last one as it is."""
    rows = [
        [u"%s" % (NONE if cell in (None, u"") else cell) for cell in r] for r in rows
    ]
    widths = [
        max(len(row[n]) for row in [list(heads)] + rows) for n in range(len(heads))
    ]
    return [
        u"  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
        for row in [list(heads)] + rows
    ]


def pairs(found):
    """Return lines of (what, value); those without a value are left out."""
    found = [pair for pair in found if pair[1] not in (None, u"", [])]
    width = max([len(what) for what, _value in found] or [0])
    return [u"%s  %s" % (what.ljust(width), value) for what, value in found]


def moment(instant, zone):
    """Return an instant (ISO text, or None) in a zone, with the name of that.

    As programs such as sort and grep like it, whatever the language.
    """
    if instant is None:
        return NONE
    return moments.in_zone(clock.from_iso(instant), zone).strftime(FORM)


def path_of(task):
    """Return the path of a task in its site, of its data."""
    own = ensure_str(task["@id"]).rstrip("/").rpartition("/")[2]
    return u"%s/%s" % (task["place"].rstrip(u"/"), ensure_text(unquote(own)))


def waiting_in(task):
    """Return the runs besides the schedule that wait, as REST has them."""
    first = [task["waiting"]] if task["waiting"] else []
    return first + task["behind"] + task["later"]
