"""GET @cron of a Backend: its status, what comes next, and what was."""

from collective.cron.content.past import run_lengths
from collective.cron.overview import readable_settings
from collective.cron.overview.backend_overview import BackendOverview
from collective.cron.services.backend import durations
from collective.cron.services.results.listing import list_results
from collective.cron.services.schedule import changes
from collective.cron.services.shared import as_data
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.parameters import SIZE
from collective.cron.services.shared.service import CronService
from collective.cron.settings.backend_course import limits_of
from collective.cron.words.forecast import Forecast


class BackendGet(CronService):
    def tell(self):
        parameters = Parameters(self.request)
        parameters.refuse_others("b_start", "b_size")
        return self.overview(*parameters.start_and_size())

    def overview(self, start=0, size=SIZE):
        """Return all there is on the Backend, with this page of its results."""
        overview = BackendOverview(self.context, self.workers, self.now)
        described = as_data.describe_fully(overview, self)
        past = run_lengths.of(self.context)
        forecast = Forecast(
            self.context.periodicity,
            self.context.timezone,
            self.now,
            overview.manager.uid,
            limits_of(self.context),
        )
        return dict(
            described,
            running=[
                durations.add_estimate(run, past, self.now)
                for run in described["running"]
            ],
            durations=durations.describe(past),
            clock_changes=[
                changes.describe(change, self.request)
                for change in (() if overview.is_on_demand else forecast.changes)
            ],
            settings=readable_settings.describe(self.context, self.request),
            results=list_results(self.context, self.request, start, size),
        )
