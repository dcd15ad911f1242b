"""What a person chose in the list, as the address says it; and the links to more."""

from collective.cron.overview import selection
from collective.cron.overview.selection import Query
from six import ensure_str
from six import ensure_text
from six import string_types
from six.moves.urllib.parse import urlencode


SIZES = (25, 50, 100, 500, 1000)
SIZE = 50
LONGEST_PLACE, LONGEST_TAG = 1000, 200  # characters
SORT_ON = "status"  # what needs somebody is on top
# Those of the parameters that leave out some.
NARROWING = ("status", "search", "place", "tag")
PAGE = "/@@cron-dashboard"


class Filters(object):
    """Read from a form; what it does not know is left out, whatever it is."""

    def __init__(self, form):
        self.form = form
        self.query = Query(
            tuple(
                code
                for code in selection.CODES + (selection.NEEDED,)
                if code in self._list("status")
            ),
            self._text("search")[: selection.LONGEST_SEARCH].strip(),
            self._one_of("sort_on", selection.SORT_ON, SORT_ON),
            self._text("sort_order") == "descending",
            self._text("place")[:LONGEST_PLACE].strip(),
            self._text("tag")[:LONGEST_TAG].strip(),
        )
        size = self._number("b_size")
        self.size = size if size in SIZES else SIZE
        self.start = max(self._number("b_start") or 0, 0)

    @property
    def pairs(self):
        """What differs from the usual, (name, value): for links and hidden fields."""
        query = self.query
        pairs = [("status", code) for code in query.statuses]
        pairs.append(("search", query.search))
        pairs.append(("place", query.place))
        pairs.append(("tag", query.tag))
        pairs.append(("sort_on", query.sort_on if query.sort_on != SORT_ON else ""))
        pairs.append(("sort_order", "descending" if query.descending else ""))
        pairs.append(("b_size", str(self.size) if self.size != SIZE else ""))
        pairs.append(("b_start", str(self.start) if self.start else ""))
        return [pair for pair in pairs if pair[1]]

    def link(self, base, **changes):
        """Return the address of the list with these values in place of the present.

        A value of None leaves it out. Another choice begins with the first page.
        """
        changes.setdefault("b_start", None)
        pairs = [pair for pair in self.pairs if pair[0] not in changes]
        pairs += [(name, "%s" % v) for name, v in sorted(changes.items()) if v]
        encoded = urlencode([(name, ensure_str(value)) for name, value in pairs])
        return base + PAGE + ("?" + encoded if encoded else "")

    @property
    def narrow(self):
        """Whether it may leave out some."""
        return any(name in NARROWING for name, _value in self.pairs)

    def everything(self, base):
        """Return the address of the list without what leaves out some."""
        return self.link(base, **dict.fromkeys(NARROWING))

    def here(self, base):
        """Return the address of the list as it is now."""
        return self.link(base, b_start=self.start)

    def _list(self, name):
        value = self.form.get(name)
        return value if isinstance(value, (list, tuple)) else [value]

    def _text(self, name):
        value = self.form.get(name)
        is_text = isinstance(value, string_types)
        return ensure_text(value, "utf-8", "replace") if is_text else u""

    def _one_of(self, name, accepted, default):
        value = self._text(name)
        return str(value) if value in accepted else default

    def _number(self, name):
        try:
            number = int(self.form.get(name))
        except (TypeError, ValueError, OverflowError):
            return None
        return number if number < 10**9 else None
