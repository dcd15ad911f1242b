"""Which runs a person looks for, as the address says it."""

from collective.cron.browser.shared import labels
from collective.cron.browser.shared.typed.given import Given
from collective.cron.overview.all_runs import read_place
from collective.cron.overview.all_runs import Wanted


SIZE = 50  # runs of a page


class Filters(Given):
    """`wanted`: a Wanted."""

    names = ("from", "to", "status", "task", "user", "trigger", "before")
    page = "@@cron-runs"

    def __init__(self, form):
        super(Filters, self).__init__(form)
        known = self.read("before", read_place) is not None
        self.wanted = Wanted(
            since=self.moment("from"),
            until=self.moment("to"),
            status=self.one_of("status", labels.RESULTS),
            uid=self.values.get("task"),
            user=self.values.get("user"),
            trigger=self.one_of("trigger", labels.TRIGGERS),
            before=self.values["before"] if known else None,
            size=SIZE,
        )
