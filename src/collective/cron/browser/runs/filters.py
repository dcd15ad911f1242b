"""Which runs a person looks for, as the address says it; and the links to more."""

from collective.cron.browser.shared import labels
from collective.cron.browser.shared import typed_moment
from collective.cron.overview.all_runs import read_place
from collective.cron.overview.all_runs import Wanted
from six import ensure_str
from six import ensure_text
from six import string_types
from six.moves.urllib.parse import urlencode


SIZE = 50  # runs of a page
TIMES = ("from", "to")
NAMES = ("from", "to", "status", "task", "user", "trigger", "before")
LONGEST = 200  # characters of a value


class Filters(object):
    """Read from a form; what it does not know is left out, whatever it is.

    `values`: {name: text} of what was given; `unread`: the names of times among it
    that cannot be read.
    """

    def __init__(self, form):
        given = dict((name, _text(form.get(name))) for name in NAMES)
        self.values = dict((name, text) for name, text in given.items() if text)
        self.unread = []
        since, until = [self._moment(name) for name in TIMES]
        self.wanted = Wanted(
            since=since,
            until=until,
            status=self._one_of("status", labels.RESULTS),
            uid=self.values.get("task"),
            user=self.values.get("user"),
            trigger=self._one_of("trigger", labels.TRIGGERS),
            before=self._place(),
            size=SIZE,
        )

    def link(self, base, **changes):
        """Return the address with these values instead; None leaves one out."""
        values = dict(self.values, **changes)
        pairs = [(name, ensure_str(v)) for name, v in sorted(values.items()) if v]
        query = "?" + urlencode(pairs) if pairs else ""
        return base + "/@@cron-runs" + query

    def _moment(self, name):
        try:
            return typed_moment.read(self.values.get(name))
        except typed_moment.NotAMoment:
            self.unread.append(name)

    def _one_of(self, name, known):
        if self.values.get(name) in known:
            return self.values[name]
        self.values.pop(name, None)

    def _place(self):
        try:
            read_place(self.values.get("before", u""))
            return self.values["before"]
        except ValueError:
            self.values.pop("before", None)


def _text(value):
    if not isinstance(value, string_types):
        return u""
    return ensure_text(value, "utf-8", "replace").strip()[:LONGEST]
