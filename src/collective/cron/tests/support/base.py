"""What the tests with a Plone site have in common."""

from collective.cron import clock
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.running import reconcile
from collective.cron.testing import CRON_FUNCTIONAL
from collective.cron.testing import inline_queue
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from plone.uuid.interfaces import IUUID

import transaction
import unittest


class CronTestCase(unittest.TestCase):
    """A site, the inline engine, and a clock that stands at 10:00:30 UTC."""

    layer = CRON_FUNCTIONAL
    START = "2026-11-23T10:00:30Z"

    def setUp(self):
        self.portal = self.layer["portal"]
        self.queue = inline_queue()
        setRoles(self.portal, TEST_USER_ID, ["Manager"])
        self.addCleanup(clock.reset)
        self.set_time(self.START)

    def set_time(self, text):
        """Set the clock to an instant such as 2026-11-23T10:00:30Z, or a time of it."""
        if "T" not in text:
            text = "2026-11-23T%sZ" % text
        clock.set_now(clock.from_iso(text))

    def add_task(self, script=u"count", name="task", **values):
        """Add an active task for every five minutes, and commit."""
        values.setdefault("periodicity", u"*/5 * * * *")
        values.setdefault("activated", True)
        values.setdefault("timezone", u"UTC")
        task = api.content.create(
            self.portal, "CronTestTask", name, u"Task", script=script, **values
        )
        transaction.commit()
        return task

    def run_due(self, time=None):
        """Set the clock, run what is due, and see what it wrote; return how many."""
        if time is not None:
            self.set_time(time)
        transaction.commit()
        ran = self.queue.run_due()
        transaction.begin()
        return ran

    def run_all(self, time=None):
        """The same, and what becomes due by that; not endless."""
        return sum(self.run_due(None if number else time) for number in range(20))

    def tick(self, time=None):
        """Set the clock, and look after what is overdue; return what was done."""
        if time is not None:
            self.set_time(time)
        return self._look(reconcile.reconcile_overdue)

    def reconcile_all(self, restart=False):
        """The same with all tasks of all sites, as when a worker starts."""
        return self._look(reconcile.reconcile_all, restart)

    def _look(self, function, *args):
        transaction.commit()
        done = function(*args)
        transaction.begin()
        return done

    def manager_of(self, task):
        return IBackendJobManager(task)

    def state_of(self, task):
        return state.get_state(self.portal, IUUID(task))

    def queued(self):
        """Return (occurrence, trigger) of what is in the queue, in order."""
        live = [q.job for q in self.queue.held.values() if q.live]
        return sorted((clock.to_iso(j.occurrence)[11:16], j.trigger) for j in live)

    def statuses(self, task):
        """Return the statuses of all results, oldest first."""
        return [str(result.status) for result in task.getResults()][::-1]
