"""POST @cron-script-run: asks for one run of a script, with settings of its own."""

from AccessControl import Unauthorized
from collective.cron.errors import CronError
from collective.cron.scripts import on_demand
from collective.cron.scripts import registry
from collective.cron.services.backend.actions import RunPost
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import read_boolean
from collective.cron.services.shared.parameters import read_dict
from collective.cron.services.shared.parameters import read_object
from six import string_types


EXAMPLE = '{"script": "...", "settings": {...}, "dry_run": false}'
LONGEST_BODY = 20000  # bytes


class ScriptsPost(RunPost):
    """Who chooses settings chooses what is done: it takes Manage and Run."""

    def tell(self):
        if not self.may("Run"):
            raise Unauthorized("collective.cron: Run")
        return super(ScriptsPost, self).tell()

    def read(self):
        names = ("script", "settings", "dry_run")
        data = read_object(self.request, names, EXAMPLE, LONGEST_BODY)
        name, self.settings = data.get("script"), read_dict(data, "settings")
        self.dry = read_boolean(data, "dry_run")
        try:
            self.script = registry.get(name if isinstance(name, string_types) else None)
            if self.dry and not self.script.has_dry_run:
                raise CronError("the script has no dry run", name)
        except CronError as error:
            raise BadParameter(error.what, error.value, error.accepted, "script")

    def perform(self):
        self.task, self.outcome = on_demand.run(
            self.site, self.script, self.settings, self.dry
        )
        return self.outcome

    def describe(self):
        occurrence = instant(self.outcome.occurrence)
        return {"@id": self.task.absolute_url(), "occurrence": occurrence}
