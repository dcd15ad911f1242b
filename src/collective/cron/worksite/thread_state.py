"""What belongs to a thread: noted before somebody's code runs in it, and put back."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.cron.worksite.publishing.request import WorkerRequest
from contextlib import contextmanager
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.security.management import queryInteraction
from zope.security.management import thread_local

import decimal
import sys


def _set_interaction(interaction):
    if interaction is None:
        vars(thread_local).pop("interaction", None)
    else:
        thread_local.interaction = interaction


# Name, how it is asked for, how it is set; site and request before what hangs on them.
ASPECTS = (
    (u"the site", getSite, setSite),
    (u"the request", getRequest, setRequest),
    (u"the user", getSecurityManager, setSecurityManager),
    (u"the interaction", queryInteraction, _set_interaction),
    (u"tracing", sys.gettrace, sys.settrace),
    (u"profiling", sys.getprofile, sys.setprofile),
)


DECIMALS = "prec", "rounding", "Emin", "Emax"  # of a context of decimal numbers


@contextmanager
def kept(say=None):
    """Put back, after a block, what it changed of its thread; and whatever it raises.

    `say`: called with a text that names what that was, if there is any. It is what ends
    with a request too, so nobody need be warned.
    """
    before, decimals = [ask() for _name, ask, _set in ASPECTS], _decimals()
    try:
        yield
    finally:
        left = _put_back(before) + _put_decimals_back(decimals)
        if left and say is not None:
            say(u"left behind in its thread, and put back: %s" % u", ".join(left))


def _put_back(before):
    left = []
    for (name, ask, put), value in zip(ASPECTS, before):
        now = ask()
        if now is not value and not _is_fresh(now, value):
            put(value)
            left.append(name)
    return left


def _is_fresh(now, before):
    # A run gets another request with each chunk; all former ones have the same inside.
    both = isinstance(now, WorkerRequest) and isinstance(before, WorkerRequest)
    return both and vars(now) is vars(before)


def _decimals():
    context = decimal.getcontext()
    return [getattr(context, name) for name in DECIMALS]


def _put_decimals_back(before):
    if _decimals() == before:
        return []
    for name, value in zip(DECIMALS, before):
        setattr(decimal.getcontext(), name, value)
    return [u"the precision of decimal numbers"]
