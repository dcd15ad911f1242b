"""A page inside the processes that tests start: what is stored, as JSON.

Registered by configure.zcml, in those processes only. With `do` it does one of the few
things that no page and no service of the site offers.
"""

from collective.cron import clock
from collective.cron.alerts import outbox
from collective.cron.errors import QueueUnavailable
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IJobQueue
from collective.cron.memory import state
from collective.cron.queueing import lookup
from collective.cron.worksite.entering import site_path
from datetime import datetime
from datetime import timedelta
from importlib import import_module
from plone.dexterity.utils import createContentInContainer
from plone.protect.interfaces import IDisableCSRFProtection
from Products.Five.browser import BrowserView
from zope.component import getUtility
from zope.interface import alsoProvides

import json
import os
import six
import transaction
import Zope2


RESULT = (
    "status",
    "reason",
    "occurrence",
    "start",
    "end",
    "trigger",
    "by",
    "user",
    "worker",
    "attempt",
    "missed",
    "messages",
    "log",
)
UNTOLD = ("id", "kind", "channel", "attempts", "taken", "error")
STATE = ("generation", "next_at", "pending", "last_for", "extra", "runs")


class Probe(BrowserView):
    def __call__(self, do=None, **arguments):
        answer = None
        if do is not None:
            alsoProvides(self.request, IDisableCSRFProtection)
            arguments = json.loads(self.request.get("arguments", "{}"))
            answer = getattr(self, "do_" + do)(**arguments)
        self.request.response.setHeader("Content-Type", "application/json")
        self.request.response.setHeader("X-Theme-Disabled", "1")
        return json.dumps(dict(self.look(), answer=answer), default=_plain)

    def look(self):
        states = state.all_states(self.context)
        found = lookup.find_backends(self.context, lookup.all_uids(self.context))
        return {
            "now": clock.now(),
            "pid": os.getpid(),
            "backends": dict((u, self.describe(b)) for u, b in found.items()),
            "states": dict((u, _attributes(s, STATE)) for u, s in states.items()),
            "queued": self.ask(lambda queue: queue.jobs(site_path(self.context))),
            "workers": self.ask(lambda queue: queue.workers()),
            "untold": [
                _attributes(one, UNTOLD) for one in outbox.waiting(self.context)
            ],
        }

    def describe(self, backend):
        results, depth = backend.getResults(), len(self.context.getPhysicalPath())
        return {
            "path": "/".join(backend.getPhysicalPath()[depth:]),
            "activated": backend.activated,
            "counter": getattr(backend, "counter", None),
            "done": dict(getattr(backend, "done", None) or {}),
            "results": [_attributes(r, RESULT) for r in results][::-1],
        }

    def ask(self, question):
        """Return what the queue answers, None if this process does not reach it."""
        try:
            return [one._asdict() for one in question(getUtility(IJobQueue))]
        except QueueUnavailable:
            return None

    def manager_of(self, uid):
        return IBackendJobManager(lookup.find_backend(self.context, uid))

    def do_run(self, uid):
        """Ask for one run now, besides the schedule."""
        return self.manager_of(uid).register_job(force=True)

    def do_schedule(self, uid, seconds):
        """Let the next occurrence be in so many seconds, whatever the periodicity."""
        begin_after = clock.now() + timedelta(seconds=seconds)
        return self.manager_of(uid).register_job(begin_after=begin_after)

    def do_add_many(self, count, effects, seconds, script=u"count", takes=0.0):
        """Add so many that are due at one instant, in so many seconds.

        `takes`: how many seconds each goes on.
        """
        begin_after = clock.now() + timedelta(seconds=seconds)
        for number in range(count):
            backend = createContentInContainer(
                self.context,
                "CronTestTask",
                checkConstraints=False,
                id="many-%d" % number,
                title=u"Many",
                periodicity=u"0 0 1 1 *",
                activated=True,
                script=script,
                seconds=takes,
                effects=effects,
            )
            IBackendJobManager(backend).register_job(begin_after=begin_after)

    def do_queue_other(self, path):
        """Queue a job of another user of plone.app.async, in its `default` quota."""
        # By name: `async` cannot be written in an import on Python 3.
        service = import_module("plone.app.async.interfaces").IAsyncService
        # Zope 4 has no ZServer, which used to put this there.
        Zope2.zpublisher_transactions_manager = transaction.manager
        getUtility(service).queueJob(note, self.context, path)


def note(context, path):
    """The job of another user of the queue: leaves the id of its context in a file."""
    with open(path, "a") as notes:
        notes.write(context.getId() + "\n")


def _attributes(thing, names):
    return dict((name, getattr(thing, name)) for name in names)


def _plain(value):
    if isinstance(value, datetime):
        return clock.to_iso(value)
    if hasattr(value, "_asdict"):
        return value._asdict()
    if hasattr(value, "items"):
        return dict(value)
    return six.text_type(value)
