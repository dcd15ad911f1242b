"""Who acts now, and from where: a page, a program by REST, another one, a worker."""

from AccessControl import getSecurityManager
from Acquisition import aq_inner
from Acquisition import aq_parent
from collections import namedtuple
from collective.cron.text import redact
from collective.cron.worksite import identity
from collective.cron.worksite.publishing.request import IWorkerRequest
from plone.rest.interfaces import IAPIRequest
from zope.globalrequest import getRequest

import os
import sys
import transaction


PAGE, REST, PROGRAM, WORKER = u"page", u"rest", u"program", u"worker"
ORIGINS = (PAGE, REST, PROGRAM, WORKER)
LONGEST = 200  # characters

# `user`: id, or None for nobody in particular; `folder`: path of what has its user
# folder, None with that; `program`: text, what else is known of what acts.
Who = namedtuple("Who", "user folder origin program")


def now():
    """Return the Who of this thread. No address of a client: Plone keeps none."""
    user, folder = identity.current_user_id(), None
    if user is not None:
        users = aq_parent(aq_inner(getSecurityManager().getUser()))
        place = aq_parent(aq_inner(users))
        folder = redact.to_text("/".join(place.getPhysicalPath()) or "/", LONGEST)
    return Who(user, folder, *_origin())


def nobody():
    """Return that of a worker that finds what nobody told of."""
    return Who(None, None, WORKER, u"")


def _origin():
    request = getRequest()
    if IWorkerRequest.providedBy(request):
        # A run signs its transaction: which task, for when, in which process.
        return WORKER, redact.to_text(transaction.get().description, LONGEST)
    if IAPIRequest.providedBy(request):
        return REST, u""
    if request is not None and request.get("PUBLISHED") is not None:
        return PAGE, u""
    return PROGRAM, redact.to_text(os.path.basename(sys.argv[0] or ""), LONGEST)
