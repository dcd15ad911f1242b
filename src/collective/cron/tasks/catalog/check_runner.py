"""CheckRunner: compares the entries of the catalog with what is in the site."""

from collective.cron import _
from collective.cron.jobrunner import JobRunner
from collective.cron.tasks.catalog import entries
from collective.cron.tasks.catalog import places
from collective.cron.tasks.catalog.check import ICheck
from collective.cron.tasks.catalog.check import REPAIR
from collective.cron.tasks.catalog.places import Doubt
from collective.cron.tasks.shared import runner
from Products.CMFCore.indexing import processQueue
from zope.component import adapter


INDEXED, REMOVED = _(u"Indexed"), _(u"Removed")


@adapter(ICheck)
class CheckRunner(JobRunner):
    has_dry_run = True
    wrong = left = None  # the tables, if there is something in them

    def run(self):
        entries.check_rights()
        processQueue()
        for name, items, work in (
            (u"1 numbers", entries.numbers(), self.check_number),
            (u"2 paths", entries.paths(), self.check_path),
            (u"3 content", places.each(), self.check_content),
        ):
            self.in_chunks(items, work, size=runner.CHUNK, name=name)
        self.sum_up()

    def sum_up(self):
        """Warn of what is wrong and is not to be repaired."""
        if self.wrong is not None and self.wrong.count and not self.repairs:
            count = {"count": self.wrong.count}
            self.warn(_(u"Wrong in the catalog: ${count}", mapping=count))
        if self.left is not None and self.left.count:
            count = {"count": self.left.count}
            self.warn(_(u"Left as it is: ${count}", mapping=count))

    def check_number(self, number):
        """See that the path of an entry leads to it."""
        path = entries.path_of(number)
        if path is not None and entries.is_second(number):
            self.show(path, _(u"Second entry of a path"), REMOVED)
            if self.repairs:
                entries.remove_number(number)

    def check_path(self, path):
        """See that a path leads to an entry, and to something in the site."""
        try:
            is_gone = places.find(path) is None
        except Doubt as doubt:
            return self.leave(path, doubt.why)
        if is_gone:
            self.show(path, _(u"Leads nowhere"), REMOVED)
        elif entries.number_of(path) is None:
            self.show(path, _(u"Damaged entry"), REMOVED)
        else:
            return
        if self.repairs:
            entries.remove_path(path)

    def check_content(self, steps):
        """See that content has an entry, also by its UID."""
        path = "/".join(steps)
        number = entries.number_of(path)
        try:
            content = places.find(path)
            if content is None or not places.is_indexed(content):
                return
            if entries.is_right(content, number):
                return
            places.look_inside(content)
        except Doubt as doubt:
            return self.leave(path, doubt.why) if number is None else None
        if number is not None:
            return self.check_uid(content, path)
        self.show(content, _(u"Missing"), INDEXED)
        if self.repairs:
            content.indexObject()
            processQueue()

    def check_uid(self, content, path):
        """See what the UID of content leads to, which is not its entry."""
        found = entries.found_by_uid(content)
        other = entries.path_of(found) if found is not None else None
        try:
            is_shared = other is not None and places.find(other) is not None
        except Doubt:
            is_shared = True
        if is_shared:
            why = _(u"Has the same UID as ${path}", mapping={"path": other})
            return self.leave(path, why)
        self.show(content, _(u"Not found by its UID"), INDEXED)
        if self.repairs:
            entries.index_uid(content, path)

    @property
    def repairs(self):
        return self.backend.way == REPAIR

    def show(self, what, wrong, done):
        """Add a row; `what`: content, or a path."""
        columns = _(u"Content"), _(u"What is wrong"), _(u"Done")
        done = done if self.repairs else _(u"Nothing")
        self.wrong = self.table(_(u"Catalog"), *columns)
        self.wrong.add(what, wrong, done)

    def leave(self, path, why):
        """Tell of what cannot be judged."""
        self.left = self.table(_(u"Left as it is"), _(u"Content"), _(u"Why"))
        self.left.add(path, why)
