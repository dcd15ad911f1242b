"""What would run in a period: as a table, a time line, a load; of one task or all."""

from collective.cron import _
from collective.cron import clock
from collective.cron.actions import calendar_access
from collective.cron.browser.dashboard.timeline import draw_sum
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.simulated.chosen_period import ChosenPeriod
from collective.cron.interfaces import IBackend
from collective.cron.overview import listing
from collective.cron.overview.simulated import load
from collective.cron.overview.simulated import period
from collective.cron.overview.simulated import simulation
from collective.cron.schedule import stretch
from collective.cron.settings.zones import site_zone
from collective.cron.words import dates
from collective.cron.words import moments
from plone.memoize.view import memoize
from zope.interface import implementer


SIZE = 100  # rows of a page
SLICES = 100  # of the time line
LISTED = 20  # tasks that do not run
NAMED = 5  # tasks of those that start together
KINDS = {
    simulation.RUN: _(u"Runs"),
    simulation.LEFT_OUT: _(u"Left out: a date on which it does not run"),
    simulation.HELD: _(u"Held by the pause"),
}
# In other languages it is not the same word that says how many there are.
COUNTED = dict(KINDS, **{simulation.RUN: _(u"number_of_runs", default=u"Runs")})
MARKS = {
    stretch.AFTER_GAP: _(u"The clock skips its time: it runs right after that"),
    stretch.TWICE: _(u"The clock shows this time twice"),
}


@implementer(IBelowDashboard)
class SimulateView(CronPage):
    """Of the site, or of one Backend: in the zone of that, or of the site."""

    page_title = _(u"What would run")

    @property
    def is_of_task(self):
        return IBackend.providedBy(self.context)

    @property
    def zone(self):
        return self.context.timezone if self.is_of_task else site_zone()

    @property
    @memoize
    def chosen(self):
        zone = simulation.known_zone(self.zone)
        return ChosenPeriod(self.request.form, zone, self.now)

    @property
    @memoize
    def simulation(self):
        since, until = self.chosen.since, self.chosen.until
        if self.is_of_task:
            return simulation.simulate(self.context, since, until)
        found = listing.gather(self.site, lambda backend: backend)
        return simulation.simulate_site(found, since, until)

    @property
    def has_address(self):
        """Whether the visitor has an address for a calendar program."""
        return calendar_access.has_one(self.site)

    @property
    def addresses(self):
        """Those of all users for who manages tasks, as dicts; of others none."""
        if not self.may("Manage"):
            return []
        return [
            {"name": name, "user": user, "time": moments.show(made, self.zone)}
            for name, user, made in calendar_access.all_of(self.site)
        ]

    @property
    def first_day(self):
        return self._day(self.chosen.since)

    @property
    def last_day(self):
        """The last date of the period, as the form has it."""
        return self._day(self.chosen.until - period.DAY / 2)

    def _day(self, instant):
        return u"%s" % moments.in_zone(instant, self.zone).date().isoformat()

    @property
    def counts(self):
        """(what, how many) of each kind that there is."""
        kinds = [row.kind for row in self.simulation.rows]
        pairs = [(COUNTED[kind], kinds.count(kind)) for kind in simulation.KINDS]
        return [pair for pair in pairs if pair[1]]

    @property
    def cut_at(self):
        """Until when the rows go, where there are too many, else None."""
        found = self.simulation
        return self.show(found.until) if found.cut else None

    @property
    def troubles(self):
        """The first tasks that do not run, as dicts with `title`, `url` and `why`."""
        return [
            {
                "title": task.backend.Title(),
                "url": task.backend.absolute_url(),
                "why": task.defect,
            }
            for task in self._idle[:LISTED]
        ]

    @property
    def troubles_more(self):
        """How many more there are, or None."""
        return max(len(self._idle) - LISTED, 0) or None

    @property
    @memoize
    def _idle(self):
        return [
            task
            for task in sorted(self.simulation.tasks.values(), key=_title)
            if task.defect or not task.active and not task.backend.is_on_demand()
        ]

    @property
    def spread(self):
        """How many of the tasks have a place of their own by an H."""
        return len([task for task in self.simulation.tasks.values() if task.spread])

    @property
    def picture(self):
        return draw_sum(load.by_slice(self.simulation, SLICES))

    @property
    @memoize
    def hours(self):
        """Starts by the hour of the day, as dicts with `name`, `count` and `most`."""
        counts = [sum(day) for day in zip(*self.load)]
        return _bars([u"%02d:00" % hour for hour in range(24)], counts)

    @property
    @memoize
    def days(self):
        """The same by the day of the week."""
        names = [
            dates.in_language(u"weekday_%s" % name.lower(), name) for name in dates.DAYS
        ]
        return _bars(names, [sum(day) for day in self.load])

    @property
    @memoize
    def load(self):
        return load.by_hour(self.simulation)

    @property
    def collisions(self):
        return [
            {
                "time": self.show(one.instant),
                "count": len(one.tasks),
                "tasks": [
                    {"title": t.backend.Title(), "url": t.backend.absolute_url()}
                    for t in one.tasks[:NAMED]
                ],
                "more": max(len(one.tasks) - NAMED, 0),
                "groups": u", ".join(one.groups),
            }
            for one in load.collisions(self.simulation)
        ]

    @property
    def changes(self):
        """The clock changes, as dicts with `time`, `before` and `after`."""
        return [
            {
                "time": self.show(one.at),
                "before": u"%02d:%02d" % (one.before.hour, one.before.minute),
                "after": u"%02d:%02d" % (one.after.hour, one.after.minute),
            }
            for one in self.simulation.changes
        ]

    @property
    def rows(self):
        start = self.chosen.start
        return [
            {
                "time": moments.show_minute(row.instant, self.zone),
                "iso": clock.to_iso(row.instant),
                "title": row.task.backend.Title(),
                "url": row.task.backend.absolute_url(),
                "kind": KINDS[row.kind],
                "mark": MARKS.get(row.mark),
                "together": row.together if row.together > 1 else None,
            }
            for row in self.simulation.rows[start : start + SIZE]
        ]

    @property
    def later(self):
        start = self.chosen.start + SIZE
        return self.link(start=start) if start < len(self.simulation.rows) else None

    @property
    def earlier(self):
        start = self.chosen.start
        return self.link(start=max(start - SIZE, 0) or None) if start else None

    @property
    def download(self):
        here = self.link(start=None)
        return here.replace("/@@cron-simulate", "/@@cron-simulate-csv", 1)

    def link(self, start):
        start = None if start is None else u"%d" % start
        return self.chosen.link(self.context.absolute_url(), start=start)

    def show(self, instant):
        return moments.show_minute(instant, self.zone)


def _bars(names, counts):
    most = max(counts) or 1
    return [
        {"name": name, "count": count, "most": most}
        for name, count in zip(names, counts)
    ]


def _title(task):
    return task.backend.Title().lower()
