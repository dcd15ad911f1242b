"""GET @cron of a Backend: its status, what comes next, and what was."""

from collective.cron.browser import settings
from collective.cron.facts import Facts
from collective.cron.services import item
from collective.cron.services.parameters import Parameters
from collective.cron.services.results import list_results
from collective.cron.services.service import CronService


class BackendGet(CronService):
    def tell(self):
        parameters = Parameters(self.request)
        parameters.refuse_others("b_start", "b_size")
        start, size = parameters.start_and_size()
        facts = Facts(self.context, self.workers, self.now)
        return dict(
            item.describe_fully(facts, self),
            settings=settings.describe(self.context, self.request),
            results=list_results(self.context, self.request, start, size),
        )
