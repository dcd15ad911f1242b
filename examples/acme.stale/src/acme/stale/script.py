"""The script: a function, its parameters are settings."""

from collective.cron.scripts import File
from collective.cron.scripts import Progress
from collective.cron.scripts import Table
from datetime import datetime
from datetime import timedelta
from plone import api

import pytz


def run(context, kind=u"Document", days=365, warn_above=100):
    """List content that nobody has changed for so many days."""
    limit = datetime.now(pytz.utc) - timedelta(days=days)
    brains = api.content.find(context=context, portal_type=kind, sort_on="modified")
    rows = []
    for number, brain in enumerate(brains):
        yield Progress(number, len(brains))
        changed = brain.modified.asdatetime()
        if changed < limit:
            rows.append([brain, changed])
    yield Table(u"Not changed for long", [u"Content", u"Changed"], rows)
    lines = [u"%s;%s" % (brain.getURL(), when.date()) for brain, when in rows]
    yield File(u"stale.csv", u"\n".join(lines), u"text/csv")
    if len(rows) > warn_above:
        yield Warning(u"%d are older than %d days." % (len(rows), days))
