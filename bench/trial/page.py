"""A page inside the process of a trial: makes content and tasks, says what is so."""

from bench.trial import content
from bench.trial import harm
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.tests.support.processes.probe import Probe
from plone.dexterity.utils import createContentInContainer
from Products.CMFCore.indexing import processQueue


class Trial(Probe):
    def look(self):
        """Tell what is kept in memory: {connection: objects that are there in full}."""
        database = self.context._p_jar.db()
        found = [one["ngsize"] for one in database.cacheDetailSize()]
        return {"objects": found}

    def do_prepare(self, mail, cache):
        """See content.prepare(); `cache`: objects that a connection keeps."""
        content.prepare(self.context, mail)
        return self.do_cache(cache)

    def do_cache(self, cache):
        self.context._p_jar.db().setCacheSize(cache)

    def do_make(self, name):
        return content.make(self.context, name)

    def do_fill(self, **values):
        """Go on for a while; see content.fill()."""
        return content.fill(self.context, **values)

    def do_harm(self, **values):
        """Go on for a while; see harm.do()."""
        return harm.do(self.context, **values)

    def do_fingerprint(self, path):
        return content.fingerprint(self.context, path)

    def do_add_task(self, name, type_name, values):
        """Add a task that waits to be asked; return its UUID."""
        task = createContentInContainer(
            self.context,
            type_name,
            checkConstraints=False,
            id=name,
            title=u"%s" % name,
            timezone=u"UTC",
            activated=True,
            repeatable=True,
            **dict({"periodicity": u"0 0 1 1 *"}, **values)
        )
        processQueue()
        return task.UID()

    def do_ask(self, uid, dry):
        """Ask for a run at once."""
        manager = IBackendJobManager(lookup.find_backend(self.context, uid))
        settings = {"dry_run": True} if dry else None
        return manager.register_job(force=True, settings=settings)

    def do_runs(self, uid):
        """Tell how far the runs are that go on, and how the others ended, in order."""
        noted = state.get_state(self.context, uid)
        results = lookup.find_backend(self.context, uid).getResults()
        return {
            "items": [run.get("items", 0) for run in noted.runs],
            "statuses": [one.status for one in results][::-1],
        }

    def do_last(self, uid):
        """Tell of the newest result."""
        one = lookup.find_backend(self.context, uid).getLastResult()
        tables = [[table.title, table.rows()] for table in one.tables]
        return {"status": one.status, "messages": one.messages, "tables": tables}
