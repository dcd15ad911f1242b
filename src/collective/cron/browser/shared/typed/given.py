"""What the address of a page with filters says; and the links to more of the same."""

from collective.cron.browser.shared.typed import moment
from six import ensure_str
from six import ensure_text
from six import string_types
from six.moves.urllib.parse import urlencode


LONGEST = 200  # characters of a value


class Given(object):
    """Read from a form; what it does not know is left out, whatever it is.

    `values`: {name: text} of what was given; `unread`: the names of times among it
    that cannot be read. A subclass says which `names` there are, and of which `page`.
    """

    names = ()
    page = None

    def __init__(self, form):
        given = dict((name, _text(form.get(name))) for name in self.names)
        self.values = dict((name, text) for name, text in given.items() if text)
        self.unread = []

    def link(self, base, **changes):
        """Return the address with these values instead; None leaves one out."""
        values = dict(self.values, **changes)
        pairs = [(name, ensure_str(v)) for name, v in sorted(values.items()) if v]
        query = "?" + urlencode(pairs) if pairs else ""
        return "%s/%s%s" % (base, self.page, query)

    def moment(self, name):
        """Return a time that was given (aware UTC), or None."""
        try:
            return moment.read(self.values.get(name))
        except moment.NotAMoment:
            self.unread.append(name)

    def one_of(self, name, known):
        """Return a value if it is one of those that are known, or None."""
        if self.values.get(name) in known:
            return self.values[name]
        self.values.pop(name, None)

    def read(self, name, reader):
        """Return what a reader makes of a value; None if it raises ValueError."""
        try:
            return reader(self.values.get(name, u""))
        except ValueError:
            self.values.pop(name, None)


def choices(values, titles, chosen):
    """Return what one may choose, as dicts with `value`, `title` and `on`."""
    return [
        {"value": value, "title": titles.get(value, value), "on": value == chosen}
        for value in values
    ]


def _text(value):
    if not isinstance(value, string_types):
        return u""
    return ensure_text(value, "utf-8", "replace").strip()[:LONGEST]
