"""IndexesRunner: indexes the content of each entry again, in the chosen indexes."""

from collective.cron import _
from collective.cron.errors import is_transient
from collective.cron.jobrunner import JobRunner
from collective.cron.tasks.catalog import entries
from collective.cron.tasks.catalog import places
from collective.cron.tasks.catalog.indexes import IIndexes
from collective.cron.tasks.catalog.places import Doubt
from collective.cron.tasks.shared import runner
from collective.cron.text import redact
from Products.CMFCore.indexing import processQueue
from zope.component import adapter


@adapter(IIndexes)
class IndexesRunner(JobRunner):
    has_dry_run = True

    def run(self):
        entries.check_rights()
        processQueue()
        there = entries.tool().indexes()
        self.names = [name for name in self.backend.indexes if name in there]
        for name in sorted(set(self.backend.indexes) - set(self.names)):
            self.warn(_(u"There is no such index: ${name}", mapping={"name": name}))
        if not self.backend.indexes:
            self.warn(_(u"No index is chosen"))
        if self.names:
            self.in_chunks(entries.paths(), self.index, size=runner.CHUNK)

    def index(self, path):
        """Index what is at a path, and show in which indexes that changed anything.

        What its own code raises is shown, and the others are indexed all the same.
        """
        number = entries.number_of(path)
        if number is None:
            return
        try:
            content = places.find(path)
        except Doubt as doubt:
            return self.leave(path, doubt.why)
        if content is None:
            return self.leave(path, _(u"Leads nowhere"))
        changed = []
        for name in self.names:
            before = entries.known(name, number)
            try:
                entries.tool().catalog_object(content, path, [name], 0)
            except Exception as error:
                if is_transient():
                    raise
                self.leave(path, redact.describe_error(error))
            if entries.known(name, number) != before:
                changed.append(name)
        if changed:
            columns = _(u"Content"), _(u"Changed in")
            self.table(_(u"Indexed"), *columns).add(content, u", ".join(changed))

    def leave(self, path, why):
        """Tell of what could not be indexed."""
        self.table(_(u"Left as it is"), _(u"Content"), _(u"Why")).add(path, why)
        self.warn(_(u"Left as it is: ${path}", mapping={"path": path}))
