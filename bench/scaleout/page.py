"""A page inside the web process: makes tasks, lets them come due, checks results."""

from bench import tasks
from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.tests.support.processes.probe import Probe
from collective.cron.tests.support.tasks import TestTask
from plone.dexterity.utils import createContentInContainer

import transaction


NAME = "%s-%04d"  # of a task in the folder of its kind
BATCH = 50  # of one transaction


class Scale(Probe):
    def look(self):
        """Tell nothing besides what is asked for."""
        return {}

    def folder_of(self, name):
        if name not in self.context:
            createContentInContainer(
                self.context, "Folder", checkConstraints=False, id=name, title=name
            )
        return self.context[name]

    def do_add(self, kind, start, end, seconds):
        """Add active tasks with these numbers that come due once a year.

        `seconds`: how long each waits, if they are of that kind.
        """
        folder = self.folder_of(kind)
        for number in range(start, end):
            createContentInContainer(
                folder,
                "CronTestTask",
                checkConstraints=False,
                id=NAME % (kind, number),
                title=u"Task",
                periodicity=u"0 0 1 1 *",
                activated=True,
                script=kind,
                seconds=seconds,
                run_group=u"writers" if kind == "grouped" else u"",
            )

    def do_release(self, kind, count, due):
        """Let the first tasks come due at an instant; they are queued before it."""
        due = clock.from_iso(due)
        for number in range(count):
            task = self.folder_of(kind)[NAME % (kind, number)]
            IBackendJobManager(task).register_job(begin_after=due)
            if number % BATCH == BATCH - 1:
                transaction.commit()
        transaction.commit()
        if clock.now() >= due:
            raise RuntimeError("the registration took too long")

    def do_check(self, kind, count, due):
        """Return what became of what was due: attempts, documents, what is wrong."""
        due = clock.from_iso(due)
        wrong, attempts = [], 0
        for number in range(count):
            task = self.folder_of(kind)[NAME % (kind, number)]
            found = [one for one in task.getResults() if one.occurrence == due]
            attempts += sum(one.attempt for one in found)
            if [one.status for one in found] != [u"OK"]:
                shown = [(one.status, one.reason) for one in found]
                wrong.append(u"%s has %s" % (task.getId(), shown))
            if state.get_state(self.context, task.UID()).runs:
                wrong.append(u"%s still runs" % task.getId())
        names = self.folder_of(kind).objectIds()
        documents = sum(not name.startswith(kind) for name in names)
        path = "/".join(self.folder_of(kind).getPhysicalPath())
        query = {"portal_type": "Document", "path": path}
        catalog = self.context.portal_catalog
        indexed = len(catalog.unrestrictedSearchResults(**query))
        if indexed != documents:
            wrong.append(u"%d of %d are indexed" % (indexed, documents))
        return {"attempts": attempts, "documents": documents, "wrong": wrong}

    def do_fill(self, count, results):
        """Add so many other tasks, due hours later, with so many results each."""
        folder = self.folder_of(tasks.FOLDER)
        names = tasks.add_tasks(
            self.context, count, factory=TestTask, portal_type="CronTestTask"
        )
        for name in names:
            IBackendJobManager(folder[name]).register_or_remove()
            tasks.fill_results(folder[name], results)
        self.context._p_jar.cacheGC()
