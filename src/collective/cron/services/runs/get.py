"""GET @cron-runs of the site: the results of all Backends a person may see."""

from collective.cron.browser.shared import labels
from collective.cron.overview.all_runs import AllRuns
from collective.cron.overview.all_runs import read_place
from collective.cron.overview.all_runs import Wanted
from collective.cron.services.results.listing import serialize
from collective.cron.services.shared.as_data import describe_run
from collective.cron.services.shared.as_data import text
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import LARGEST_SIZE
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.parameters import SIZE
from collective.cron.services.shared.service import CronService
from six.moves.urllib.parse import urlencode


LONGEST = 200  # characters of a value


class RunsGet(CronService):
    """Looks at 500 results at most; `further` leads to those behind, if any."""

    def tell(self):
        asked = Parameters(self.request)
        asked.refuse_others(
            "b_size", "before", "from", "status", "task", "to", "trigger", "user"
        )
        wanted = Wanted(
            since=self.instant("from", asked),
            until=self.instant("to", asked),
            status=asked.choice("status", sorted(labels.RESULTS), None),
            uid=asked.text("task", LONGEST) or None,
            user=asked.text("user", LONGEST) or None,
            trigger=asked.choice("trigger", sorted(labels.TRIGGERS), None),
            before=self.place(asked),
            size=asked.number("b_size", 1, LARGEST_SIZE, SIZE),
        )
        runs = AllRuns(self.site, wanted)
        return {
            "@id": self.address,
            "items": [self.describe(found) for found in runs.found],
            "running": [
                dict(describe_run(run, self.site), task=_describe_task(backend))
                for run, backend in runs.running
            ],
            "looked_at": runs.looked_at,
            "further": runs.further and self.further(runs.further),
        }

    @property
    def address(self):
        return self.site.absolute_url() + "/@cron-runs"

    def instant(self, name, asked):
        value = asked.text(name, LONGEST)
        return read_instant(name, value) if value else None

    def place(self, asked):
        value = asked.text("before", LONGEST)
        if not value:
            return None
        try:
            read_place(value)
            return value
        except ValueError:
            accepted = "as it stands in 'further' of an answer"
            raise BadParameter("not accepted", value, accepted, "before")

    def describe(self, found):
        return dict(
            serialize(found.result, self.request), task=_describe_task(found.backend)
        )

    def further(self, place):
        given = dict(self.request.form, before=place)
        return "%s?%s" % (self.address, urlencode(sorted(given.items())))


def _describe_task(backend):
    return {"@id": backend.absolute_url(), "title": text(backend.Title())}
