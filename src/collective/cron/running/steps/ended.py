"""The end of a run, told to whoever listens, in a transaction of its own."""

from collective.cron.events import BackendFinishedJobEvent
from collective.cron.text import failures
from collective.cron.worksite import retry
from collective.cron.worksite.publishing.publication import Publication
from zope.component import getSiteManager
from zope.event import notify
from zope.event import subscribers
from zope.interface import implementedBy
from zope.interface import providedBy

import re


# There are always some who subscribe to all events. Those of these packages do nothing
# with one of ours, which they do not know.
PLATFORM = re.compile("(OFS|zope|plone|Products\\.CMF[A-Za-z]+)(\\.|\\Z)")


def is_heard(hand):
    """Tell whether anybody subscribed to the end of a run of this Backend.

    Also one who subscribed to all events, or to all of an object. To be called in the
    site.
    """
    manager = hand.finder.known()
    if manager is None:
        return False
    backend, event = manager.backend, implementedBy(BackendFinishedJobEvent)
    find = getSiteManager().adapters.subscriptions
    found = subscribers + find([event], None) + find([providedBy(backend), event], None)
    modules = [getattr(one, "__module__", None) or "" for one in found]
    return not all(PLATFORM.match(name) for name in modules)


def tell(hand, result_id):
    """Send the event; what a subscriber raises breaks nothing."""
    if not is_heard(hand):
        return
    publication = Publication(hand.site)

    def send():
        publication.begin(hand.site)
        manager = hand.finder.manager()
        if manager is not None:
            result = manager.backend.results_folder()[result_id]
            notify(BackendFinishedJobEvent(manager.backend, result))
        publication.before_commit()

    try:
        retry.in_transaction(
            send, again=publication.renew, signature=hand.sign(u"tells of")
        )
        publication.succeed()
    except BaseException:
        failures.log(
            "Backend %s: a subscriber to the end of its run failed", hand.finder.uid
        )
