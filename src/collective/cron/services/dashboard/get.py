"""GET @cron of the site: the Backends a person may see, who works, what is next."""

from collective.cron.overview import listing
from collective.cron.overview.selection import LONGEST_SEARCH
from collective.cron.overview.selection import NEEDED
from collective.cron.overview.selection import Query
from collective.cron.overview.selection import Selection
from collective.cron.overview.selection import SORT_ON
from collective.cron.overview.status import TITLES
from collective.cron.schedule.rules import is_old
from collective.cron.schedule.rules import zone_data
from collective.cron.services.dashboard import addable
from collective.cron.services.dashboard import timetable
from collective.cron.services.dashboard import workers
from collective.cron.services.shared import as_data
from collective.cron.services.shared import rights
from collective.cron.services.shared.page import Page
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.parameters import SIZE
from collective.cron.services.shared.paused import describe_pause
from collective.cron.services.shared.service import CronService
from zope.i18n import translate


SORT_ORDER = ("ascending", "descending")
INCLUDE = ("addable", "agenda")
LONGEST_PLACE, LONGEST_TAG = 1000, 200  # characters
EVERYTHING = Query((), u"", "title", False)


class DashboardGet(CronService):
    """Counts and filters look at every Backend, one that is at rest at a glance."""

    def tell(self):
        asked = Parameters(self.request)
        asked.refuse_others(
            "b_size",
            "b_start",
            "include",
            "place",
            "search",
            "sort_on",
            "sort_order",
            "status",
            "tag",
        )
        start, size = asked.start_and_size()
        query = Query(
            tuple(asked.choices("status", sorted(TITLES) + [NEEDED])),
            asked.text("search", LONGEST_SEARCH),
            asked.choice("sort_on", SORT_ON, "title"),
            asked.choice("sort_order", SORT_ORDER, "ascending") == "descending",
            asked.text("place", LONGEST_PLACE),
            asked.text("tag", LONGEST_TAG),
        )
        return self.overview(query, start, size, asked.choices("include", INCLUDE))

    def overview(self, query=EVERYTHING, start=0, size=SIZE, include=()):
        """Return this page of what a Query finds, and all that is asked to include."""
        found = listing.glances_of(self.site, self.workers, self.now)
        selection = Selection(found, query, self.translate)
        page = Page(self.request, selection.chosen, start, size)
        answer = page.wrap([as_data.describe(one.full(), self) for one in page])
        answer.update(
            counts=selection.counts,
            attention=selection.needy,
            may=rights.of_site(self.site),
            pause=describe_pause(self),
            workers=workers.describe(self, found),
            zone_data={"version": zone_data(), "old": is_old(self.now)},
        )
        if "addable" in include:
            answer["addable"] = addable.describe(found, self)
        if "agenda" in include:
            answer["agenda"] = timetable.describe(found, self.now)
        return answer

    def translate(self, message):
        return translate(message, context=self.request)
