"""GET @cron of the site: the Backends that a person may see, and who works."""

from collections import Counter
from collective.cron import listing
from collective.cron.services import item
from collective.cron.services import workers
from collective.cron.services.page import Page
from collective.cron.services.parameters import LONGEST_SEARCH
from collective.cron.services.parameters import Parameters
from collective.cron.services.service import CronService
from collective.cron.status import TITLES
from six import ensure_text


# The statuses as they are sorted: what needs somebody comes first.
URGENCY = (
    "broken",
    "interrupted",
    "missing",
    "no-worker",
    "unknown",
    "late",
    "failing",
    "warning",
    "running",
    "queued",
    "never-run",
    "scheduled",
    "inactive",
)
SORT_KEYS = {
    "next_run": lambda facts: facts.next_at,
    "last_run": lambda facts: facts.last_at,
    "status": lambda facts: URGENCY.index(facts.status.code),
}
SORT_ON = ("title",) + tuple(sorted(SORT_KEYS))
SORT_ORDER = ("ascending", "descending")


class DashboardGet(CronService):
    """Counts and filters need the status of every Backend: all of them are loaded."""

    def tell(self):
        asked = Parameters(self.request)
        asked.refuse_others(
            "b_size", "b_start", "search", "sort_on", "sort_order", "status"
        )
        start, size = asked.start_and_size()
        wanted = asked.choices("status", sorted(TITLES))
        search = asked.text("search", LONGEST_SEARCH)
        key = asked.choice("sort_on", SORT_ON, "title")
        order = asked.choice("sort_order", SORT_ORDER, "ascending")
        found = self.find(search)
        chosen = [f for f in found if not wanted or f.status.code in wanted]
        page = Page(self.request, _sort(chosen, key, order), start, size)
        answer = page.wrap([item.describe(facts, self) for facts in page])
        counts = Counter(facts.status.code for facts in found)
        return dict(answer, counts=counts, workers=workers.describe(self))

    def find(self, search):
        """Return the Facts, sorted by title."""
        search = search.lower()
        brains = [
            brain
            for brain in listing.find_brains()
            if search in ensure_text(brain.Title or "", errors="replace").lower()
        ]
        return listing.facts_of(brains, self.workers, self.now)


def _sort(found, name, order):
    """Sort Facts that come sorted by title; those without a value are always last."""
    backwards = order == "descending"
    if name == "title":
        return found[::-1] if backwards else found
    key = SORT_KEYS[name]
    known = [facts for facts in found if key(facts) is not None]
    unknown = [facts for facts in found if key(facts) is None]
    return sorted(known, key=key, reverse=backwards) + unknown
