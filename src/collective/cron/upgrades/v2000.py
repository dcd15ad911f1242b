"""To 2000: clean up what zc.async left, in a database that comes from Plone 5.2."""

from collective.cron import logger
from collective.cron.running import reconcile
from collective.cron.worksite.entering import main_root
from ZODB.interfaces import IBroken
from zope.component.hooks import getSite


KEY = "zc.async"  # of its queues, in the root of the database


def leave_zcasync(setup):
    """Remove the queues of zc.async, and queue the Backends where jobs are run now.

    The ids of jobs that the states still hold mean nothing to another engine, so the
    reconciler queues them again; a worker does the same when it starts.
    """
    site = getSite()
    remove_queues(main_root(site))
    reconcile.reconcile_site(site)


def remove_queues(root):
    """Remove them if nothing can load them any more; return whether that was so.

    Where they can be loaded, on Plone 5.2, they are in use. Their records stay in the
    database until it is packed; nothing reads them.
    """
    if not IBroken.providedBy(root.get(KEY)):
        return False
    del root[KEY]
    logger.info("the queues of zc.async were removed from the root of the database")
    return True
