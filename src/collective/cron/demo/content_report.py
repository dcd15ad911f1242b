"""A script: what content there is. It is this function and one element of ZCML."""

from collections import Counter
from collective.cron.scripts import Progress
from collective.cron.scripts import Table
from plone import api


STEP = 1000  # items between two signs of how far it is


def run(context, path=u"", warn_above=0):
    """Count what is in the site, or below a path in it, by type and state."""
    catalog = api.portal.get_tool("portal_catalog")
    start = "/".join(context.getPhysicalPath()) + "/" + path.strip("/")
    brains = catalog.unrestrictedSearchResults(path=start.rstrip("/"))
    yield u"There are %d items." % len(brains)
    counts = Counter()
    for number, brain in enumerate(brains):
        if number % STEP == 0:
            yield Progress(number, len(brains))
        counts[brain.portal_type, brain.review_state or u""] += 1
    rows = sorted((kind, state, number) for (kind, state), number in counts.items())
    yield Table(u"Content", [u"Type", u"State", u"Number"], rows)
    if warn_above and len(brains) > warn_above:
        yield Warning(u"%d items are more than %d." % (len(brains), warn_above))
