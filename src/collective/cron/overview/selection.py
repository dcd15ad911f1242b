"""Selection: which Backends a list shows, in which order, and how many there are."""

from collections import Counter
from collections import namedtuple
from collective.cron.overview.evidence import health
from collective.cron.text import redact


# What needs somebody, the worst first.
ATTENTION = (
    "broken",
    "interrupted",
    "missing",
    "no-worker",
    "no-queue",
    "unknown",
    "late",
    "failing",
)
# All that is well has one rank, so that rows keep their places while tasks run.
WELL = ("running", "queued", "never-run", "scheduled")
AT_REST = ("paused", "ended", "inactive")
GROUPS = tuple((code,) for code in ATTENTION + ("warning",)) + (WELL, AT_REST)
RANKS = dict((code, rank) for rank, codes in enumerate(GROUPS) for code in codes)
CODES = ATTENTION + ("warning",) + WELL + AT_REST  # in the order of the filters

NEEDY = frozenset(ATTENTION)
BAD_HEALTH = (health.FAILING, health.WARNING)  # codes of a status, too
NEEDED = "attention"  # stands for all of ATTENTION
LONGEST_SEARCH = 100  # characters

SORT_KEYS = {
    "next_run": lambda overview: overview.next_at,
    "last_run": lambda overview: overview.last_at,
    "status": lambda overview: min(RANKS[code] for code in codes_of(overview)),
}
SORT_ON = ("title",) + tuple(sorted(SORT_KEYS))


class Query(namedtuple("Query", "statuses search sort_on descending place tag")):
    """`statuses`: codes, or NEEDED, of which one must be; none for all.

    `search`: text to look for in title, type and periodicity; `sort_on`: of SORT_ON.
    `place`: the path of a folder in the site in or below which it must be, `tag`: one
    of its tags; each empty for all.
    """

    __slots__ = ()

    @property
    def codes(self):
        """The statuses that are wanted, a set; empty for all."""
        codes = set(self.statuses)
        if NEEDED in codes:
            codes.update(ATTENTION)
        return codes


Query.__new__.__defaults__ = (u"", u"")


class Selection(object):
    """What a Query finds in overviews that come sorted by title.

    `found`: those that the search finds, for the counts; `chosen`: those of them with
    a code that is wanted, sorted; `say`: turns a Message into text.
    """

    def __init__(self, everything, query, say):
        self.query = query
        self.everything = everything
        found = [one for one in everything if _is_there(one, query)]
        self.found = _search(found, query.search, say)
        self._codes = [codes_of(one) for one in self.found]
        self.counts = Counter(code for each in self._codes for code in each)
        codes, pairs = query.codes, zip(self.found, self._codes)
        chosen = [one for one, each in pairs if not codes or codes & each]
        self.chosen = _sort(chosen, query.sort_on, query.descending)

    @property
    def needy(self):
        """How many of those found need somebody."""
        return sum(1 for each in self._codes if not NEEDY.isdisjoint(each))


def codes_of(overview):
    """Return the codes under which an overview is found and counted, a set.

    Its status, and that it failed or left warnings, whatever keeps it from running
    now; but not of one that somebody deactivated.
    """
    codes = set([overview.status.code])
    if overview.status.code != "inactive" and overview.health in BAD_HEALTH:
        codes.add(overview.health)
    return codes


def _is_there(overview, query):
    """Tell whether it is in the folder and has the tag that are wanted."""
    folder = query.place.strip(u"/")
    if folder and not (overview.place + u"/").startswith(u"/%s/" % folder):
        return False
    return not query.tag or query.tag in overview.tags


def _search(everything, words, say):
    words = words.strip().lower()
    if not words:
        return everything
    types = {}

    def texts(overview):
        name = overview.backend.portal_type
        if name not in types:
            types[name] = say(overview.type_title).lower()
        yield overview.title.lower()
        yield types[name]
        yield redact.to_text(overview.backend.periodicity or u"").lower()

    return [f for f in everything if any(words in text for text in texts(f))]


def _sort(found, name, backwards):
    """Sort overviews that come sorted by title; those without a value are last."""
    if name == "title":
        return found[::-1] if backwards else found
    key = SORT_KEYS[name]
    keyed = [(key(overview), overview) for overview in found]
    known = [pair for pair in keyed if pair[0] is not None]
    unknown = [overview for value, overview in keyed if value is None]
    ordered = sorted(known, key=lambda pair: pair[0], reverse=backwards)
    return [overview for _value, overview in ordered] + unknown
