"""GET @cron-scripts: all registered scripts, their settings, and their tasks."""

from collective.cron.overview import listing
from collective.cron.scripts import registry
from collective.cron.scripts.settings import fields_of
from collective.cron.scripts.task import IScriptTask
from collective.cron.services.shared import as_data
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.service import CronService
from collective.cron.settings.plain_values import to_plain
from zope.i18n import translate


class ScriptsGet(CronService):
    def tell(self):
        Parameters(self.request).refuse_others()
        found = listing.overviews_of(self.site, self.workers, self.now)
        self.tasks = [one for one in found if IScriptTask.providedBy(one.backend)]
        return {
            "@id": self.site.absolute_url() + "/@cron-scripts",
            "items": [self.describe(script) for script in registry.find_all()],
        }

    def describe(self, script):
        return {
            "name": script.name,
            "title": self.word(script.title),
            "description": self.word(script.description),
            "source": script.source,
            "broken": script.broken,
            "dry_run": script.has_dry_run,
            "settings": [
                {
                    "name": parameter,
                    "title": self.word(field.title),
                    "description": self.word(field.description),
                    "type": type(field).__name__,
                    "required": field.required,
                    "default": to_plain(field.bind(self.site).default),
                }
                for parameter, field in fields_of(script)
            ],
            "tasks": [
                as_data.describe(one, self)
                for one in self.tasks
                if one.backend.script == script.name
            ],
        }

    def word(self, message):
        return as_data.text(translate(message, context=self.request) or u"")
