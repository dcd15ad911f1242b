"""The Backend type that is measured: its task does nothing and notes when."""

from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from collective.cron.queueing import belonging
from collective.cron.settings import site_settings
from collective.cron.telling import signals
from collective.cron.worksite import entering
from contextlib import contextmanager
from datetime import timedelta
from plone.dexterity.fti import DexterityFTI
from plone.uuid.interfaces import ATTRIBUTE_NAME
from Products.CMFCore.utils import getToolByName
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementer

import time
import transaction
import uuid


SITE = "/Plone"
FOLDER = "tasks"
INDEXES = ["UID", "object_provides"]  # all that collective.cron asks the catalog for
STARTED = []  # (time, UUID) of each start of a task in this process
FINISHED = []  # (time, path of the task) of each stored result


class IBenchTask(IBackend):
    """A task that does nothing."""


@implementer(IBenchTask)
class BenchTask(Backend):
    """The content type."""


@implementer(IJobRunner)
@adapter(IBenchTask)
class BenchRunner(object):
    """Does nothing."""

    def __init__(self, backend):
        self.backend = backend

    def run(self):
        STARTED.append((time.time(), getattr(self.backend, ATTRIBUTE_NAME)))


def note(kind, facts):
    """Note that a result is stored."""
    # Not by the event: as shipped nobody subscribes, and then none is sent.
    if kind == signals.FILED:
        FINISHED.append((time.time(), facts["task"]))


def wire():
    """Make the runner known to this process, and listen."""
    getGlobalSiteManager().registerAdapter(BenchRunner)
    signals.LISTENERS.append(note)


def install(site):
    """Make the type known to the site, and a folder for its tasks."""
    fti = DexterityFTI("BenchTask")
    fti.klass = "bench.tasks.BenchTask"
    fti.schema = "bench.tasks.IBenchTask"
    getToolByName(site, "portal_types")._setObject("BenchTask", fti)
    site.invokeFactory("Folder", FOLDER)


@contextmanager
def open_site():
    """Give the site in a connection of its own, acting as its administrator."""
    with entering.open_site(SITE) as site:
        from AccessControl.SecurityManagement import newSecurityManager
        from AccessControl.SecurityManagement import noSecurityManager

        users = site.getPhysicalRoot().acl_users
        newSecurityManager(None, users.getUserById("admin").__of__(users))
        try:
            yield site
        finally:
            noSecurityManager()


def add_tasks(site, count, indexes=INDEXES, factory=BenchTask, **values):
    """Add active tasks that are not registered yet; commit; return their ids.

    Without events and with two indexes only: the other thirty take a minute for a
    thousand objects, and most of what is measured does not use them. None is for all.
    `factory`: the class of another type, whose name is in `values`.
    """
    folder, catalog = site[FOLDER], getToolByName(site, "portal_catalog")
    first, names = len(folder._tree), []
    for number in range(first, first + count):
        task = factory("task%05d" % number)
        task.portal_type = "BenchTask"
        task.title = u"Task %d" % number
        task.activated = True
        task.periodicity = periodicity(number)
        task.timezone = u"UTC"
        task.run_as = u"admin"
        for name, value in values.items():
            setattr(task, name, value)
        setattr(task, ATTRIBUTE_NAME, uuid.uuid4().hex)
        folder._setOb(task.getId(), task)
        task = folder._getOb(task.getId())
        site_settings.settle(task, site)
        belonging.settle_new(task)
        result_writer.ensure_folder(task)
        path = "/".join(task.getPhysicalPath())
        catalog.catalog_object(task, path, idxs=indexes or [])
        names.append(task.getId())
        if len(names) % 100 == 0:
            transaction.commit()
            site._p_jar.cacheGC()
    transaction.commit()
    return names


def remove_tasks(site, names):
    """Remove tasks that are not registered, and commit."""
    folder, catalog = site[FOLDER], getToolByName(site, "portal_catalog")
    for name in names:
        catalog.uncatalog_object("/".join(folder[name].getPhysicalPath()))
        folder._delOb(name)
    transaction.commit()


def periodicity(number):
    """Return a daily time, another for each number, that is hours away from now."""
    hour = (clock.now().hour + 3 + number // 60 % 18) % 24
    return u"%d %d * * *" % (number % 60, hour)


def fill_results(task, count, minutes=1):
    """Store results as of one run each minute until now; commit per 500."""
    now = clock.now()
    for number in range(count, 0, -1):
        end = now - timedelta(minutes=number * minutes)
        result_writer.record(task, **result_values(end))
        if number % 500 == 0:
            transaction.commit()
    transaction.commit()


def result_values(end):
    """Return what the runner stores of a run that ended well at `end`."""
    return {
        "status": u"OK",
        "reason": u"",
        "messages": (),
        "traceback": u"",
        "occurrence": end.replace(second=0, microsecond=0),
        "trigger": "schedule",
        "by": u"",
        "attempt": 1,
        "missed": 0,
        "start": end - timedelta(milliseconds=137),
        "end": end,
        "user": "admin",
        "worker": "server:12345",
    }
