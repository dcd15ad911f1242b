"""Around the work at an object happens what the publisher does around a request.

Add-ons rely on it: what is to be purged from caches is sent after the commit, what
search engines are to hear before it.
"""

from AccessControl import getSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collective.cron import logger
from collective.cron.text import redact
from collective.cron.worksite import transactions
from collective.cron.worksite.publishing.arrival import arrive
from collective.cron.worksite.publishing.arrival import enter_nearest
from collective.cron.worksite.publishing.request import renew
from zope.component.hooks import setSite
from zope.event import notify
from ZPublisher import pubevents


PROBLEMS = 10  # that are kept
FAILED = u"a subscriber to %s failed: %s"


class Publication(object):
    """The events of one request after another, all for one piece of work.

    What a subscriber raises breaks nothing, but for one to the event before the
    commit: then there is none, as in a request. `problems`: what they raised, text.
    """

    def __init__(self, site):
        self.site = self._nearest = site
        self.problems = []
        self._before = self._security = getSecurityManager()
        self._ob = None
        self._request = None  # until its end is told

    def renew(self):
        """Begin again with a fresh request, in the site, as whoever acts now."""
        self._request = None
        renew(self.site)

    def begin(self, ob=None):
        """Arrive with the request at an object, the same as before if none is given.

        The nearest site around it is entered. To be called in a new transaction, by
        the user who is to work.
        """
        self._ob = self._ob if ob is None else ob
        request = self._request = self._ob.REQUEST
        self._nearest, self._security = self.site, getSecurityManager()
        self._tell(pubevents.PubStart(request))
        arrive(self._ob, request)
        request["AUTHENTICATED_USER"] = self._security.getUser()
        self._nearest = enter_nearest(self._ob, self.site, request)
        self._tell(pubevents.PubAfterTraversal(request))

    def enter(self):
        """Be in the nearest site, as the user who works, whatever the work did."""
        setSite(self._nearest)
        setSecurityManager(self._security)

    def before_commit(self):
        """Tell that a commit comes; what a subscriber raises is raised."""
        self.enter()
        notify(pubevents.PubBeforeCommit(self._request))

    def succeed(self):
        """Tell that all is done, and stored if there was something to store."""
        self._tell(pubevents.PubSuccess(self._request))
        self._request = None

    def fail(self, exc_info, retry):
        """Take back what was written; tell why, and whether it is done again."""
        if self._request is None:
            transactions.take_back()
            return
        request, self._request = self._request, None
        self._tell(pubevents.PubBeforeAbort(request, exc_info, retry))
        transactions.take_back()
        self._tell(pubevents.PubFailure(request, exc_info, retry))

    def leave(self):
        """Be in the site, and whoever it was before."""
        setSite(self.site)
        setSecurityManager(self._before)

    def _tell(self, event):
        try:
            self.enter()
            notify(event)
        except BaseException as error:
            line = FAILED % (type(event).__name__, redact.describe_error(error))
            logger.error("%s", line)
            if line not in self.problems and len(self.problems) < PROBLEMS:
                self.problems.append(line)
