"""An address of the web that a cron calls: which place in this site that is, if any."""

from collective.cron.takeover.entry import Call
from collective.cron.takeover.entry import NotTaken
from collective.cron.takeover.entry import VIEW
from collective.cron.tasks.views.view import is_parameter
from collective.cron.tasks.views.view import is_view_path
from six import ensure_str
from six import ensure_text
from six.moves.urllib.parse import parse_qsl
from six.moves.urllib.parse import unquote
from six.moves.urllib.parse import urlsplit

import socket


USUAL = {u"http": 80, u"https": 443}  # ports
HERE = ("localhost", "127.0.0.1", "::1", "0.0.0.0")
BASE, ROOT, HIDDEN = u"VirtualHostBase", u"VirtualHostRoot", u"_vh_"
# What only lets the crons of another package begin.
TICKERS = {
    u"cron-tick": u"it is the clock of cron4plone: take over its crons with "
    u"`import cron4plone`",
    u"runRegisteredCrons": u"it is the clock of CronUtility: take over its crons with "
    u"`import cronutility`",
}


class Places(object):
    """Knows which addresses are in a site.

    `path`: the physical path of the site; `addresses`: those by which people reach it,
    such as https://www.example.org.
    """

    def __init__(self, path, addresses=()):
        self._path = _names(ensure_text(path))
        self._known = [_split(one) for one in addresses if one]
        self._own = HERE + (ensure_text(socket.gethostname()).lower(),)

    def find(self, address):
        """Return the names from the site on, a list; None if it is another server.

        Raises NotTaken for another site of this server. `address`: or a path alone.
        """
        host, names = _split(address)
        if BASE in names:
            names = _physical(names)
        elif host[0] and host[0] not in self._own:
            return self._public(host, names)
        elif names[: len(self._path)] != self._path:
            found = self._public(host, names)
            if found is not None:
                return found
        if names[: len(self._path)] != self._path:
            site = u"/" + u"/".join(self._path)
            raise NotTaken(
                u"it is not in this site, %s: take it over in its own" % site
            )
        return names[len(self._path) :]

    def _public(self, host, names):
        for known, begin in self._known:
            if host == known and names[: len(begin)] == begin:
                return names[len(begin) :]
        return None


def call_of(names, query=u""):
    """Return the Call of names in the site and the query of an address."""
    last = names[-1].lstrip(u"@") if names else u""
    if last in TICKERS:
        raise NotTaken(TICKERS[last])
    if not names:
        raise NotTaken(u"it calls the front page, which does nothing")
    path = u"/" + u"/".join(names)
    if not is_view_path(path):
        raise NotTaken(u"%.60s is no path of a view without private names" % path)
    parameters = [
        u"%s=%s" % (ensure_text(name), ensure_text(value))
        for name, value in parse_qsl(ensure_str(query), keep_blank_values=True)
    ]
    for one in parameters:
        if not is_parameter(one):
            name = one.partition(u"=")[0]
            raise NotTaken(u"the parameter %.60s: names have no : or ending" % name)
    settings = {"view_path": path}
    if parameters:
        settings["parameters"] = parameters
    return Call(VIEW, settings, [])


def _physical(names):
    """Return the path on the server that one of a rewritten address stands for."""
    names = names[names.index(BASE) + 3 :]
    if ROOT not in names:
        return names
    at = names.index(ROOT)
    after = names[at + 1 :]
    return names[:at] + [name for name in after if not name.startswith(HIDDEN)]


def _split(address):
    """Return ((name of the host, port or None), names of its path)."""
    parts = urlsplit(ensure_text(address))
    try:
        port = parts.port
    except ValueError:
        raise NotTaken(u"%.60s is no address" % parts.path)
    port = None if port == USUAL.get(parts.scheme) else port
    return (parts.hostname or u"", port), _names(parts.path)


def _names(path):
    parts = [ensure_text(unquote(ensure_str(one))) for one in path.split(u"/")]
    return [one for one in parts if one]
