"""Deeds that change what belongs to the thread, and end with a request anyway."""

from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.SpecialUsers import system
from collective.cron.running import current_run
from collective.cron.tests.support.deeds.table import Table
from zope.component.hooks import setSite
from zope.globalrequest import setRequest
from zope.security.management import endInteraction
from zope.security.management import newInteraction
from zope.security.management import queryInteraction

import decimal
import sys
import threading


deed = Table()
PUT_BACK = u"left behind in its thread, and put back: %s"


def leaves(name):
    """A deed that the log of the run tells of."""
    return deed("OK", PUT_BACK % name)


@leaves(u"the site")
def leaves_the_site(runner):
    setSite(None)


@deed("FAILED", PUT_BACK % u"the site")
def leaves_the_site_and_fails(runner):
    setSite(None)
    raise ValueError()


@leaves(u"the user")
def is_nobody(runner):
    noSecurityManager()


@leaves(u"the user")
def is_the_system(runner):
    newSecurityManager(None, system)


@leaves(u"the request")
def has_no_request(runner):
    setRequest(None)


@leaves(u"the request")
def has_another_request(runner):
    setRequest(runner)


@leaves(u"the interaction")
def begins_an_interaction(runner):
    if queryInteraction() is not None:
        endInteraction()
    newInteraction()


@leaves(u"tracing")
def traces(runner):
    sys.settrace(lambda *args: None)


@leaves(u"profiling")
def profiles(runner):
    sys.setprofile(lambda *args: None)


@leaves(u"the precision of decimal numbers")
def counts_in_other_ways(runner):
    decimal.getcontext().prec = 3


@deed("OK")
def forgets_that_it_runs(runner):
    current_run._thread.run = None


@deed("OK")
def raises_in_a_thread_of_its_own(runner):
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join(30)


@deed("OK")
def leaves_a_thread_behind(runner):
    left = threading.Event()
    thread = threading.Thread(target=left.wait, args=(5,))
    thread.daemon = True
    thread.start()
