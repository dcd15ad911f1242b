"""Which changes a person looks for, as the address says it."""

from collective.cron.audit import deeds
from collective.cron.browser.shared.typed.given import Given
from collective.cron.overview.changes import read_place
from collective.cron.overview.changes import Wanted


SIZE = 50  # entries of a page


class Filters(Given):
    """`wanted`: a Wanted; `uid`: of the only task it is about, or None."""

    names = ("from", "to", "task", "user", "deed", "before")
    page = "@@cron-changes"

    def __init__(self, form, uid=None):
        super(Filters, self).__init__(form)
        self.wanted = Wanted(
            since=self.moment("from"),
            until=self.moment("to"),
            user=self.values.get("user"),
            deed=self.one_of("deed", deeds.ALL),
            uid=uid or self.values.get("task"),
            before=self.read("before", read_place),
            size=SIZE,
        )
