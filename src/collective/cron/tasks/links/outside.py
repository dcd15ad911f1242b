"""Outside: calls addresses of other sites politely, and says what is wrong there."""

from collective.cron import _
from collective.cron.bbb import monotonic
from collective.cron.tasks.links.robots import Rules
from collective.cron.web.client import MOST_REDIRECTS
from collective.cron.web.client import too_often
from collective.cron.web.trouble import CallError
from six import ensure_str
from six.moves.urllib.parse import urlsplit

import time


PAUSE = 1.0  # seconds between two calls of a server
MOST_KEPT = 10 * 2**20  # characters of rules: beyond it they are read again
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
    """`client`: a Client that does not follow redirects: each step is a call like any.

    `idle`: called while it waits, at least once a second.
    """

    def __init__(self, client, idle):
        self.client = client
        self.idle = idle
        self.called = {}  # host: when, by the monotonic clock
        self.rules, self.kept = {}, 0  # {site: Rules}, and their characters

    def is_wanted(self, address):
        """Tell whether the site lets programs call an address."""
        site = site_of(address)
        if site not in self.rules:
            if self.kept > MOST_KEPT:
                self.rules, self.kept = {}, 0
            text = self._read_rules(site)
            self.rules[site] = Rules(text)
            self.kept += len(text)
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

    def _call(self, address, method, is_rules=False):
        """Return the Answer, of where it redirects to if that is wanted there.

        `is_rules`: it is a robots.txt, for which no site is asked.
        """
        for _step in range(MOST_REDIRECTS + 1):
            self._wait(host_of(address))
            answer = self._ask(address, method, is_rules)
            address = answer.target
            if address is None or not (is_rules or self.is_wanted(address)):
                return answer
        raise too_often()

    def _wait(self, host):
        while host in self.called:
            left = self.called[host] + PAUSE - monotonic()
            if left <= 0:
                return
            self.idle()
            time.sleep(min(left, PAUSE))

    def _ask(self, address, method, has_body):
        try:
            return self.client.call(ensure_str(address), method, has_body=has_body)
        finally:
            self.called[host_of(address)] = monotonic()

    def _read_rules(self, site):
        try:
            answer = self._call(site + "/robots.txt", "GET", is_rules=True)
        except CallError:
            return u""  # what is wrong with the site is told of its address
        return answer.text if answer.status == 200 else u""
