"""Forms: the address to call for each thing that a service is told."""

from collective.cron.settings.alerts.ping_fields import SENTRY
from six.moves.urllib.parse import urlencode
from six.moves.urllib.parse import urlsplit
from six.moves.urllib.parse import urlunsplit

import uuid


START, WELL, FAIL = u"start", u"well", u"fail"
STATUSES = {START: "in_progress", WELL: "ok", FAIL: "error"}  # of Sentry
PATHS = {START: "/start", WELL: "", FAIL: "/fail"}  # of healthchecks.io


def address(base, name, what, token=None):
    """Return the address to call; `name`: of a format; `token`: of the run, or None."""
    parts = urlsplit(base)
    run = str(uuid.UUID(token)) if token else None
    if name == SENTRY:
        path = parts.path
        added = [("check_in_id", run)] if run else []
        added.append(("status", STATUSES[what]))
    else:
        path = parts.path.rstrip("/") + PATHS[what]
        added = [("rid", run)] if run else []
    query = "&".join(one for one in (parts.query, urlencode(added)) if one)
    return urlunsplit(parts._replace(path=path, query=query))
