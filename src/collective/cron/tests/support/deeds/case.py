"""One deed after the other, in one thread, and a look at what each leaves there."""

from AccessControl.SecurityManagement import getSecurityManager
from collections import namedtuple
from collective.cron.interfaces import IBackendJobManager
from collective.cron.memory import state
from collective.cron.running import runs
from collective.cron.running.left_behind import leftovers
from collective.cron.tests.support import job_tasks
from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from plone.uuid.interfaces import IUUID
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.security.management import queryInteraction

import decimal
import locale
import logging
import mock
import os
import socket
import sys
import threading
import time
import transaction


Seen = namedtuple("Seen", "results status said counter going")


class DeedCase(CronTestCase):
    """Each deed leaves one result, and the next run nothing to complain of."""

    def setUp(self):
        super(DeedCase, self).setUp()
        # Each run is to be looked at thoroughly.
        patched = mock.patch.object(leftovers, "SHARE", 1e9)
        patched.start()
        self.addCleanup(patched.stop)
        self.found = None  # what the first probe found
        self.add_task(u"play", "deed", overlap=u"wait")
        self.add_task(u"play", "probe")

    def check(self, deeds):
        failed = []
        worker = threading.Thread(target=self.work, args=(deeds, failed))
        worker.daemon = True
        worker.start()
        worker.join(600)
        self.assertFalse(worker.is_alive())
        self.assertEqual(failed, [], "\n".join("%s: %s" % one for one in failed))

    def work(self, deeds, failed):
        """Do all of it in this thread, as one of a worker."""
        try:
            for deed in deeds:
                failed.extend(self.try_one(deed))
        except BaseException as error:
            failed.append((deed.name, repr(error)))
            raise

    def try_one(self, deed):
        """Return what is wrong with a deed, as pairs of its name and what it is."""
        before = self.look_at("deed")
        wrong = self.compare(lambda: self.run_as("deed", lambda r: _do(deed, r)))
        wrong.extend(_judge(deed, before, self.look_at("deed")))
        found = []
        self.run_as("probe", lambda runner: found.append(_look()))
        self.found = self.found or found
        wrong.extend(_differences(self.found[0], found[0]) if found else ["no probe"])
        if self.look_at("probe").status != "OK":
            wrong.append("the next run: %s" % self.look_at("probe").said)
        return [(deed.name, one) for one in wrong]

    def compare(self, function):
        """Call a function; return what is not as it was in thread and process."""
        before = _look()
        function()
        return _differences(before, _look())

    def run_as(self, name, do):
        with entering.open_site("/plone") as site:
            IBackendJobManager(site[name]).register_job(force=True)
            transaction.commit()
        job_tasks.played["run"] = do
        self.queue.run_due()

    def look_at(self, name):
        with entering.open_site("/plone") as site:
            backend = site[name]
            results = list(backend.getResults())
            said, status = u"", None
            if results:
                last, status = results[0], str(results[0].status)
                said = u"\n".join((last.reason,) + last.messages + last.log)
            going = bool(runs.IN_HAND or state.get_state(site, IUUID(backend)).runs)
            return Seen(len(results), status, said, backend.counter, going)


def _judge(deed, before, after):
    """Return what is not as the table says."""
    wrong = []
    if deed.name != "removes_its_results" and after.results != before.results + 1:
        wrong.append("%d results" % (after.results - before.results))
    if after.status != deed.status or deed.words not in after.said:
        wrong.append("%s: %s" % (after.status, after.said[:1000]))
    if after.counter - before.counter != deed.counter:
        wrong.append("it counted %d" % (after.counter - before.counter))
    if after.going:
        wrong.append("it is still going")
    return wrong


def _differences(before, after):
    return [
        "%s: %r, now %r" % (name, before[name], after[name])
        for name in sorted(before)
        if before[name] != after[name]
    ]


def _do(deed, runner):
    runner.backend.counter += 1
    return deed.do(runner)


def _look():
    """Return what a run finds, or a thread between two runs."""
    own = logging.getLogger("ZODB.Connection")
    return {
        "site": getSite() and getSite().getPhysicalPath(),
        "user": getSecurityManager().getUser().getId(),
        "has a request": getRequest() is not None,
        "has an interaction": queryInteraction() is not None,
        "decimals": decimal.getcontext().prec,
        "tracing": (sys.gettrace(), sys.getprofile()),
        "explicit": transaction.manager.explicit,
        "folder": os.getcwd(),
        "zone": (os.environ.get("TZ"), time.tzname, time.localtime(0).tm_hour),
        "locale": locale.setlocale(locale.LC_ALL),
        "sockets": socket.getdefaulttimeout(),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "root logger": (logging.root.level, list(logging.root.handlers)),
        "logging": (logging.root.manager.disable, own.disabled, own.level),
        "handlers": list(own.handlers),
    }
