"""ScriptRunner: calls the script of a task, and shows what it returns or yields."""

from Acquisition import aq_parent
from collective.cron.bbb import text_type
from collective.cron.jobrunner import JobRunner
from collective.cron.memory import sites
from collective.cron.running import current_run
from collective.cron.running import returned
from collective.cron.scripts import registry
from collective.cron.scripts import settings
from collective.cron.scripts.parameters import DRY_RUN
from collective.cron.scripts.shown import File
from collective.cron.scripts.shown import Progress
from collective.cron.scripts.task import IScriptTask
from types import GeneratorType
from zope.component import adapter


ROWS = u"Rows"  # the title of a table that has none


@adapter(IScriptTask)
class ScriptRunner(JobRunner):
    """Between what a script yields it looks whether somebody asked it to stop."""

    @property
    def has_dry_run(self):
        script = registry.find(self.backend.script)
        return script is not None and script.has_dry_run

    def run(self):
        script = registry.get(self.backend.script)
        values = self._settings(script)
        if script.has_dry_run:
            values[DRY_RUN] = self.dry_run
        self._take(script.function(self._context(), **values))

    def _settings(self, script):
        """Return the settings of the task, and what this run has of its own."""
        kept, run = dict(self.backend.settings or {}), current_run.get()
        if run is not None:
            kept.update(run.settings)
        return settings.read(script, kept, self.backend)

    def _context(self):
        if self.backend.in_place:
            return aq_parent(self.backend)
        return sites.site_of(self.backend)

    def _take(self, value):
        """Show a value, whatever it is; a generator is gone through."""
        if isinstance(value, GeneratorType):
            try:
                for one in value:
                    self._take(one)
                    self.check_cancelled()
            finally:
                value.close()
        elif isinstance(value, Warning):
            self.warn(text_type(value))
        elif isinstance(value, File):
            self.attach(value.name, value.data, value.content_type)
        elif isinstance(value, Progress):
            self.progress(value.done, value.total, value.message)
        elif hasattr(value, "columns") and hasattr(value, "rows"):
            self._show(value.title, value.columns, value.rows)
        elif isinstance(value, dict):
            self._show(ROWS, list(value), [value])
        elif isinstance(value, (list, tuple)):
            self._take_all(value)
        elif value is not None:
            returned.refuse_undone(value, u"the script returned")
            self.log(value)

    def _take_all(self, values):
        if not values or not all(isinstance(one, dict) for one in values):
            for one in values:
                self._take(one)
            return
        columns = []
        for row in values:
            columns.extend(name for name in row if name not in columns)
        self._show(ROWS, columns, values)

    def _show(self, title, columns, rows):
        table = self.table(title, *columns)
        for row in rows:
            self.check_cancelled()
            if isinstance(row, dict):
                row = [row.get(name) for name in columns]
            table.add(*row)
