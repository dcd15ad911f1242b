"""Outside: calls addresses of other sites politely, and says what is wrong there."""

from collective.cron import _
from collective.cron.bbb import monotonic
from collective.cron.tasks.links.robots import Rules
from collective.cron.web.trouble import CallError
from six import ensure_str
from six.moves.urllib.parse import urlsplit

import time


PAUSE = 1.0  # seconds between two calls of a server
# The server is there, but does not answer programs, or not without a password.
RELUCTANT = (401, 403, 405, 429)


def site_of(address):
    """Return the beginning of an address, with scheme, name and port, no user."""
    parts = urlsplit(address)
    return "%s://%s" % (parts.scheme, parts.netloc.rpartition("@")[2].lower())


def host_of(address):
    """Return the name of the server, whichever of its ports is called."""
    return (urlsplit(address).hostname or "").rstrip(".")


class Outside(object):
    """`client`: a Client; `idle`: called while it waits, at least once a second."""

    def __init__(self, client, idle):
        self.client = client
        self.idle = idle
        self.called = {}  # host: when, by the monotonic clock
        self.rules = {}  # site: Rules

    def is_wanted(self, address):
        """Tell whether the site lets programs call an address."""
        site = site_of(address)
        if site not in self.rules:
            self.rules[site] = self._read_rules(site)
        return self.rules[site].let(address)

    def trouble(self, address):
        """Return a message on what is wrong with an address, or None."""
        try:
            status = self._call(address, "HEAD").status
        except CallError:
            status = 400  # some servers have no HEAD
        try:
            if status >= 400:
                status = self._call(address, "GET").status
        except CallError as error:
            return error.why
        if status < 400 or status in RELUCTANT:
            return None
        return _(u"The status is ${status}", mapping={"status": status})

    def _call(self, address, method, has_body=False):
        host = host_of(address)
        while True:
            left = self.called.get(host, -PAUSE) + PAUSE - monotonic()
            if host not in self.called or left <= 0:
                break
            self.idle()
            time.sleep(min(left, PAUSE))
        try:
            return self.client.call(ensure_str(address), method, has_body=has_body)
        finally:
            self.called[host] = monotonic()

    def _read_rules(self, site):
        try:
            answer = self._call(site + "/robots.txt", "GET", has_body=True)
        except CallError:
            return Rules()  # what is wrong with the site is told of its address
        return Rules(answer.text if answer.status == 200 else u"")
