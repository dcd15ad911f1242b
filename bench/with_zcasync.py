"""zc.async: what the sections of both platforms need of it."""

from bench import instance
from collective.cron.engines.lifetime import duty
from collective.cron.engines.zcasync import jobqueue
from collective.cron.engines.zcasync import library
from collective.cron.engines.zcasync import task
from collective.cron.engines.zcasync.supply import Supply
from zope.component import getUtility

import transaction


SITE_OPTIONS = {}
_agents = []  # of the worker that is driven by hand, in a connection of its own


def nothing(context):
    """The job of the control."""


def wait_until_ready():
    """Return when the dispatcher is there; its start makes the queue."""
    instance.wait_for_dispatcher()


def stop():
    """Sign the dispatcher off, as a worker that was here before."""
    duty.stop()


def queue_length():
    """Return how many jobs are queued."""
    return len(jobqueue.find_queue())


def put_control(task, due):
    """Queue a job in the way of plone.app.async; return it."""
    service = getUtility(library.plone_interfaces.IAsyncService)
    return service.queueJobWithDelay(None, due, nothing, task)


def drop_control(job):
    """Take a job that is held out of the queue; its remove() looks at all of them."""
    queue = jobqueue.find_queue()
    key = (job.begin_after, job._p_jar.db().database_name, job._p_oid)
    del queue._held[key]
    queue._length.change(-1)


def put_alone(due):
    """Queue without a transaction: there is no such thing."""


def snapshot():
    """Return the queue as it is now: it is in the database, as all the rest."""


def current():
    """Return the queue of now."""


def use(queue):
    """Let the manager see this queue: the connection of the site says which."""


class Dispatcher(object):
    """What a job asks of the dispatcher of its thread."""

    claims = True

    def __init__(self):
        self.UUID = library.instanceuuid.UUID


def enter(database):
    """Become a worker that is driven by hand, as a dispatcher signs on."""
    task.WORKER["supply"] = Supply
    transaction.begin()
    root = database.open().root()
    dispatchers = root[library.KEY][library.QUEUE].dispatchers
    dispatchers.register(library.instanceuuid.UUID)
    agents = dispatchers[library.instanceuuid.UUID]
    if "main" not in agents:
        agents["main"] = library.agent.Agent()
    agents.activate()
    transaction.commit()
    _agents.append(agents["main"])


def work_off():
    """Do what is due, as the poll and a thread of a dispatcher do."""
    local = library.zc_async.local
    while True:
        transaction.begin()
        item = _agents[0].claimJob()
        if item is None:
            transaction.abort()
            return
        transaction.commit()
        local.dispatcher, local.name = Dispatcher(), "main"
        try:
            item()
        finally:
            local.dispatcher = local.name = None


def listen(function):
    """Its queries are loads and stores of the database."""
