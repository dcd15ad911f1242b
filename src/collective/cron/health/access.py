"""Access: who may read what is told to the outside; nothing is read to find that out.

By a token: that of the process, COLLECTIVE_CRON_HEALTH_TOKEN, which opens all sites, or
that of a site, of which only a hash is stored. Or by the permission to see the tasks.
"""

from AccessControl import getSecurityManager
from collective.cron.health import site_token
from six import ensure_binary

import hashlib
import hmac
import os


TOKEN = "COLLECTIVE_CRON_HEALTH_TOKEN"
SHORTEST = 16  # characters; a shorter one opens nothing
LONGEST = 200
PERMISSION = "collective.cron: View"


def is_allowed(request, context, site=None):
    """Tell whether a request may read; `site`: whose token opens it too, or None."""
    given = _given(request)
    if given is not None:
        if is_token_of_process(given):
            return True
        if site is not None and site_token.is_it(site, given):
            return True
    # Also of one who is logged in by a token that is none of ours.
    return bool(getSecurityManager().checkPermission(PERMISSION, context))


def is_token_of_process(given):
    """Tell whether this is the token in the environment, in constant time."""
    wanted = ensure_binary(os.environ.get(TOKEN, "").strip(), "utf-8")
    return len(wanted) >= SHORTEST and is_same(given, wanted)


def is_same(given, wanted):
    """Compare bytes without telling by the time it takes where they differ."""
    # Of one length, so that not even that is told.
    return hmac.compare_digest(_digest(given), _digest(wanted))


def given_in(header, parameter):
    """Return the token in an Authorization header or a parameter, bytes, or None."""
    token = bearer_in(header)
    if token is None:
        token = parameter or ""
    if not isinstance(token, (type(""), type(u""))):
        return b""  # given twice, or a file
    token = ensure_binary(token, "utf-8", "replace").strip()[:LONGEST]
    return token or None


def bearer_in(header):
    """Return the token that an Authorization header has, text; None if it has none."""
    kind, _space, token = (header or "").strip().partition(" ")
    return token if kind.lower() == "bearer" else None


def _given(request):
    # Not by request.get(), which looks into cookies, too.
    return given_in(request._auth, request.form.get("token"))


def _digest(value):
    return hashlib.sha256(value).digest()
