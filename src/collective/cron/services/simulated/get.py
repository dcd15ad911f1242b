"""GET @cron-simulate of the site or of one Backend: what would run in a period."""

from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.interfaces import IBackend
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
        answer = page.wrap([self.describe(row) for row in page])
        kinds = [row.kind for row in found.rows]
        answer.update(
            {
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
        )
        return answer

    def simulate(self, since, until):
        if IBackend.providedBy(self.context):
            return simulation.simulate(self.context, since, until)
        found = listing.gather(self.site, lambda backend: backend)
        return simulation.simulate_site(found, since, until)

    def instant(self, name, asked):
        value = asked.text(name, LONGEST)
        return read_instant(name, value) if value else None

    def describe(self, row):
        return {
            "instant": clock.to_iso(row.instant),
            "wall": text(row.wall.isoformat()),
            "kind": row.kind,
            "clock": row.mark,
            "together": row.together,
            "task": row.task.uid,
        }


def _describe_task(task):
    return {
        "@id": task.backend.absolute_url(),
        "uid": task.uid,
        "title": text(task.backend.Title()),
        "timezone": text(task.zone),
        "active": task.active,
        "group": task.group,
        "spread": task.spread,
        "defect": task.defect,
    }
