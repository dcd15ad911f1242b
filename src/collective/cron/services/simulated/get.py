"""GET @cron-simulate of the site or of one Backend: what would run in a period."""

from Acquisition import aq_inner
from Acquisition import aq_parent
from collective.cron import clock
from collective.cron.actions import adding
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackend
from collective.cron.memory import sites
from collective.cron.overview import listing
from collective.cron.overview.simulated import load
from collective.cron.overview.simulated import period
from collective.cron.overview.simulated import simulation
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.as_data import text
from collective.cron.services.shared.page import Page
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.service import CronService


LONGEST = 40  # characters of an instant


class SimulateGet(CronService):
    """A week from now on, where no period is given."""

    def tell(self):
        asked = Parameters(self.request)
        asked.refuse_others("b_size", "b_start", "from", "to")
        start, size = asked.start_and_size()
        since = self.instant("from", asked) or self.now
        until = self.instant("to", asked) or since + period.DAYS * period.DAY
        try:
            found = self.simulate(since, until)
        except CronError as error:
            raise BadParameter(error.what, error.value, error.accepted, "to")
        page = Page(self.request, found.rows, start, size)
        answer = page.wrap([describe_row(row) for row in page])
        answer.update(describe(found))
        return answer

    def simulate(self, since, until):
        if IBackend.providedBy(self.context):
            return simulation.simulate(self.context, since, until)
        found = listing.gather(self.site, lambda backend: backend)
        return simulation.simulate_site(found, since, until)

    def instant(self, name, asked):
        value = asked.text(name, LONGEST)
        return read_instant(name, value) if value else None


def describe(found):
    """Return all that is told of a Simulation but its rows, a dict."""
    kinds = [row.kind for row in found.rows]
    return {
        "from": instant(found.since),
        "to": instant(found.until),
        "cut": found.cut,
        "timezone": text(found.zone),
        "counts": dict((kind, kinds.count(kind)) for kind in simulation.KINDS),
        "load": load.by_hour(found),
        "tasks": [_describe_task(task) for task in found.tasks.values()],
        "collisions": [
            {
                "time": instant(one.instant),
                "tasks": [task.uid for task in one.tasks],
                "groups": one.groups,
            }
            for one in load.collisions(found)
        ],
        "clock_changes": [
            {
                "time": instant(one.at),
                "before": text(one.before.isoformat()),
                "after": text(one.after.isoformat()),
            }
            for one in found.changes
        ],
    }


def describe_row(row):
    """Return a Row as data, a dict."""
    return {
        "instant": clock.to_iso(row.instant),
        "wall": text(row.wall.isoformat()),
        "kind": row.kind,
        "clock": row.mark,
        "together": row.together,
        "task": row.task.uid,
    }


def _place_of(backend):
    return adding.path_of(sites.site_of(backend), aq_parent(aq_inner(backend)))


def _describe_task(task):
    return {
        "@id": task.backend.absolute_url(),
        "place": _place_of(task.backend),
        "uid": task.uid,
        "title": text(task.backend.Title()),
        "timezone": text(task.zone),
        "active": task.active,
        "group": task.group,
        "spread": task.spread,
        "defect": task.defect,
    }
