"""WorkingCopiesRunner: cancels checkouts by the tools of plone.app.iterate."""

from AccessControl import getSecurityManager
from collective.cron import _
from collective.cron import clock
from collective.cron.bbb import ICheckinCheckoutPolicy
from collective.cron.bbb import IWorkingCopy
from collective.cron.errors import CronError
from collective.cron.tasks.cleaning.working_copies import is_possible
from collective.cron.tasks.cleaning.working_copies import IWorkingCopies
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared.runner import ContentRunner
from datetime import timedelta
from plone import api
from plone.locking.interfaces import ILockable
from zope.component import adapter


NEEDED = ("Modify portal content", "Delete objects")
# What plone.app.iterate notes of a checkout.
USER, TIME = "checkout_user", "checkout_time"


@adapter(IWorkingCopies)
class WorkingCopiesRunner(ContentRunner):
    def run(self):
        if not is_possible():
            accepted = "install Working Copy Support in Site Setup, Add-ons"
            raise CronError("working copies", "the site has none", accepted)
        limit = clock.now() - timedelta(days=self.backend.days)
        self.limit = moments.as_zope(limit)
        self.gone = set()  # the paths of those that are cancelled
        paths = self.find(
            {
                "object_provides": IWorkingCopy.__identifier__,
                "modified": {"query": self.limit, "range": "max"},
            }
        )
        self.each(paths, self.look_at)

    def look_at(self, copy):
        """List a working copy, and cancel it if that is asked for, unless it is new."""
        path = "/".join(copy.getPhysicalPath())
        if self.goes_with_another(path):
            return
        policy = ICheckinCheckoutPolicy(copy, None)
        original = _original(policy)
        noted = policy.getProperties(copy, default={}) if original is not None else {}
        if not self.is_old(copy, noted):
            return
        why = self.trouble(copy, original) if self.backend.cancel else None
        if why:
            columns = _(u"Content"), _(u"Why")
            self.table(_(u"Left as it is"), *columns).add(copy, why)
            return self.warn(u"%s: %s" % (path, lists.say(why)))
        columns = _(u"Content"), _(u"Original"), _(u"User"), _(u"Last changed")
        self.table(_(u"Old working copies"), *columns).add(
            copy, original, noted.get(USER), moments.as_datetime(copy.modified())
        )
        if not self.backend.cancel:
            return
        self.gone.add(path)
        if not self.dry_run:
            policy.cancelCheckout()
            # Not all of it: that would say that the original was changed now.
            original.reindexObject(idxs=["object_provides"])

    def goes_with_another(self, path):
        """Tell whether a path is in a working copy that is cancelled."""
        steps = path.split("/")
        return any(
            "/".join(steps[:count]) in self.gone for count in range(2, len(steps))
        )

    def is_old(self, copy, noted):
        """Tell whether it was made, and it and what is in it was changed, long ago."""
        if max(copy.modified(), noted.get(TIME) or copy.created()) > self.limit:
            return False
        path = "/".join(copy.getPhysicalPath())
        changed = {"query": self.limit, "range": "min"}
        catalog = api.portal.get_tool("portal_catalog")
        found = catalog.unrestrictedSearchResults(path=path, modified=changed)
        return not [brain for brain in found if brain.modified > self.limit]

    def trouble(self, copy, original):
        """Return why a working copy must stay, a message, or None."""
        may = getSecurityManager().checkPermission
        if not all(may(name, copy) for name in NEEDED):
            return _(u"The user it runs as may not do it")
        if original is None:
            return _(u"Its original is gone")
        locks = ILockable(copy, None)
        if locks is not None and locks.locked():
            return _(u"It is locked: somebody is editing it")
        control = api.content.get_view("iterate_control", copy, copy.REQUEST)
        return None if control.cancel_allowed() else _(u"Plone does not allow it")


def _original(policy):
    """Return what a working copy was made of, None if there is none any more."""
    try:
        return policy.getBaseline() if policy is not None else None
    except KeyError:  # it was deleted, and the relation to it was not
        return None
