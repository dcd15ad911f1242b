"""Add some more tasks with a past to the demo site, for tools/screenshots.py.

Runs inside Zope, while nothing else has the database: bin/script run FILE
"""

from AccessControl.SecurityManagement import newSecurityManager
from collective.cron import clock
from collective.cron.content import result_writer
from collective.cron.interfaces import IBackendJobManager
from collective.cron.interfaces import IJobRunner
from collective.cron.schedule import expression
from collective.cron.schedule import occurrence
from collective.cron.text import tracebacks
from datetime import timedelta
from plone import api
from screenshots_tasks import ITakesItsTime
from screenshots_tasks import SlowRunner
from Testing.makerequest import makerequest
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.interface import alsoProvides

import sys
import transaction


# Title, its type, periodicity, zone, status of the last run and why, and how long one
# takes. Nothing of it is due often: what is shown as the past stays the past until the
# pictures are made.
TASKS = (
    (
        u"Import the calendar of events",
        u"Calendar import",
        u"30 2 * * *",
        u"Europe/Paris",
        u"FAILED",
        u"IOError: calendar.example.org did not answer within 30 seconds",
        2.1,
    ),
    (
        u"Morning newsletter",
        u"Newsletter",
        u"0 9 * * mon-fri",
        u"America/New_York",
        u"OK",
        u"",
        41,
    ),
    (
        u"Check the links of the site",
        u"Link check",
        u"15 4 * * sun",
        u"UTC",
        u"WARN",
        u"3 of 1204 links lead nowhere",
        290,
    ),
    (
        u"Remove drafts of last year",
        u"Clean-up",
        u"@monthly",
        u"UTC",
        u"OK",
        u"",
        5,
    ),
    (
        u"Rebuild the search index",
        u"Search index",
        u"0 3 * * sat",
        u"Europe/Paris",
        u"OK",
        u"",
        600,
    ),
    (
        u"Report of the month",
        u"Report",
        u"0 6 1 * *",
        u"Europe/Paris",
        None,
        u"",
        0,
    ),
    (
        u"Mail the rota",
        u"Rota",
        u"0 7 * * mon",
        u"Europe/Paris",
        u"OK",
        u"",
        1,
    ),
)
INACTIVE = (u"Clean-up",)
WITHOUT_USER = (u"Rota",)
RUNNING = (u"Search index",)  # tools/screenshots.py starts it
RUNS = 50
SLOW = 17  # the number of one that takes three times as long
LOG = (
    u"reading https://calendar.example.org/events.ics?token=[hidden]",
    u"214 events, 3 of them new",
    u"asking for the second page",
)


def name_of(title):
    """Return the id of the type with this title."""
    return str("Cron" + title.title().replace(" ", "").replace("-", ""))


def add_type(title):
    """Make a type that does what the demo's does, by another name; return its id."""
    types, name = api.portal.get_tool("portal_types"), name_of(title)
    if name not in types:
        types.manage_pasteObjects(types.manage_copyObjects(["CronCensus"]))
        types.manage_renameObject("copy_of_CronCensus", name)
        types[name].title = title
    return name


def add_past(backend, last_status, last_reason, length):
    """Record the runs of the past, at the times they would have had."""
    begin = clock.now() - timedelta(days=500)
    found = occurrence.upcoming(
        expression.parse(backend.periodicity), backend.timezone, begin, 600
    )
    past = [instant for instant in found if instant < clock.now()][-RUNS:]
    state = IBackendJobManager(backend).state
    for number, instant in enumerate(past):
        last = instant == past[-1]
        status = last_status if last or last_status == u"WARN" else u"OK"
        values = failure(last_reason) if status == u"FAILED" else {}
        if status == u"WARN":
            values = {"reason": last_reason, "messages": (last_reason,)}
        seconds = length * (1 + number * 7 % 11 / 40.0 + number / 200.0)
        if number == SLOW:
            seconds *= 3
        if status == u"FAILED":
            seconds = 30.6
        result = result_writer.record(
            backend,
            status=status,
            occurrence=instant,
            start=instant + timedelta(seconds=0.3),
            end=instant + timedelta(seconds=0.3 + seconds),
            user=u"admin",
            worker=u"worker1:2817",
            **values
        )
        result_writer.note(state, result)


def failure(reason):
    """Return what is recorded of a failure: a real traceback for one."""
    try:
        raise IOError(reason.partition(u": ")[2])
    except IOError:
        trace = tracebacks.describe(sys.exc_info())
    return {"reason": reason, "messages": (reason,), "log": LOG, "traceback": trace}


app = makerequest(app)  # noqa: F821
setRequest(app.REQUEST)
setSite(app.Plone)
newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
for title, type_title, periodicity, zone, status, reason, length in TASKS:
    task = api.content.create(
        container=app.Plone,
        type=add_type(type_title),
        title=title,
        periodicity=periodicity,
        timezone=zone,
        keep_days=1000,
        activated=type_title not in INACTIVE,
        run_as=u"maria" if type_title in WITHOUT_USER else None,
    )
    if type_title in RUNNING:
        alsoProvides(task, ITakesItsTime)
    if status is not None:
        add_past(task, status, reason, length)
for task_type in set(one[1] for one in TASKS):
    # Nobody is to see them among those that there are.
    api.portal.get_tool("portal_types")[name_of(task_type)].global_allow = False
app.Plone.getSiteManager().registerAdapter(SlowRunner, (ITakesItsTime,), IJobRunner)
transaction.commit()
