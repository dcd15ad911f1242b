"""ContentCase: content that a ready-made task is about, and its runs."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.tasks.shared import runner
from collective.cron.tests.support.base import CronTestCase
from contextlib import contextmanager
from datetime import datetime
from datetime import timedelta
from DateTime import DateTime
from plone import api
from plone.dexterity.utils import createContentInContainer

import mock
import pytz
import transaction


class ContentCase(CronTestCase):
    """A site whose content has a workflow. The clock is the real one, as Plone's is."""

    TYPE = None  # the task

    def setUp(self):
        super(ContentCase, self).setUp()
        clock.reset()
        # As small as the number of objects in a test.
        chunks = mock.patch.object(runner, "CHUNK", 10)
        chunks.start()
        self.addCleanup(chunks.stop)
        workflow = api.portal.get_tool("portal_workflow")
        workflow.setDefaultChain("simple_publication_workflow")

    def add_ready(self, **values):
        """Add a ready-made task that waits to be asked, and commit."""
        task = createContentInContainer(
            self.portal,
            self.TYPE,
            checkConstraints=False,
            id="task",
            title=u"Task",
            **dict({"timezone": u"UTC", "activated": True}, **values)
        )
        transaction.commit()
        return task

    def later(self, **time):
        """Set the clock to so long after the real time; no run by schedule is due."""
        clock.set_now(datetime.now(pytz.utc) + timedelta(**time))
        self.queue.held.clear()

    def add(self, name, container=None, type="Document", **values):
        """Add content; commit later."""
        return createContentInContainer(
            self.portal if container is None else container,
            type,
            checkConstraints=False,
            id=name,
            title=name.title(),
            **values
        )

    def work(self, task, dry=False):
        """Let the task run at once; return the Result."""
        settings = {"dry_run": True} if dry else None
        IBackendJobManager(task).register_job(force=True, settings=settings)
        transaction.commit()
        self.queue.run_due()
        transaction.begin()
        return task.getLastResult()

    def tables(self, result):
        """Return {title: [rows]} of what a run showed; of links the path only."""
        return dict(
            (
                table.title,
                [[_plain(cell) for cell in row] for row in table.rows()],
            )
            for table in result.tables
        )

    def check_dry_is_real(self, task):
        """Let it run dry, then really, then again: it shows the same, then nothing.

        Return the tables.
        """
        dry = self.work(task, dry=True)
        real = self.work(task)
        again = self.work(task)
        self.assertEqual(self.tables(dry), self.tables(real))
        self.assertEqual((dry.status, dry.messages), (real.status, real.messages))
        self.assertEqual(self.tables(again), {})
        return self.tables(real)

    def broken_at(self, owner, name, count):
        """Let a method of a class raise when it is called the count-th time.

        Use it in a `with` block.
        """
        original, calls = getattr(owner, name), []

        def once(*args, **options):
            calls.append(1)
            if len(calls) == count:
                raise ValueError("in the middle")
            return original(*args, **options)

        return mock.patch.object(owner, name, once)

    @contextmanager
    def watched_memory(self, owner, name):
        """Give a list of how many objects are in the memory at each call of a method.

        The database has room for few.
        """
        database, original, held = self.portal._p_jar.db(), getattr(owner, name), []
        size = database.getCacheSize()

        def watched(runner, *args):
            held.append(runner.backend._p_jar._cache.cache_non_ghost_count)
            return original(runner, *args)

        database.setCacheSize(100)
        try:
            with mock.patch.object(owner, name, watched):
                yield held
        finally:
            database.setCacheSize(size)


def set_changed(content, moment):
    """Say that the state of content is that it has since a DateTime."""
    (history,) = content.workflow_history.values()
    for entry in history:
        entry["time"] = moment
    content.workflow_history._p_changed = True


def _plain(cell):
    return cell[0] if isinstance(cell, list) else cell


def hours(number):
    """Return the DateTime of so many hours from now on."""
    return DateTime() + number / 24.0
