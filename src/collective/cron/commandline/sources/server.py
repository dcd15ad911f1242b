"""Server: a site at the address of a server that runs, asked by REST.

For a database that only one process can open. Who asks is a user of the site, see
login.py.
"""

from collective.cron.actions.outcome import DONE
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import NOT_WELL
from collective.cron.commandline.answer import Stopped
from collective.cron.commandline.shown import path_of
from collective.cron.commandline.sources import login
from collective.cron.commandline.sources.picking import pick
from six import ensure_str
from six.moves.urllib.parse import quote
from six.moves.urllib.parse import urlencode
from six.moves.urllib.parse import urlsplit
from six.moves.urllib.parse import urlunsplit

import requests


SECONDS = 30
PAGE = 100  # tasks, or rows, in one answer
AWAY = u"%s: the server cannot be reached: %s"
OTHER = u"%s: the answer is %s, and not that of a site with collective.cron"
REFUSED = (
    u"%s -- say who asks in COLLECTIVE_CRON_USER, as name:password, or a token "
    u"in COLLECTIVE_CRON_TOKEN"
)
SEEN = (
    u"--url: no password in the address, everybody on this machine can see it: in "
    u"COLLECTIVE_CRON_USER, as name:password"
)


class Server(object):
    """Answers as Database does, of what its user may see and do."""

    def __init__(self, url):
        self._url = _checked(url)
        self._session = None

    def _open(self, for_health=False):
        if self._session is None:
            self._session = requests.Session()
            # Of the environment nothing else, such as a proxy or .netrc.
            self._session.trust_env = False
            self._session.headers["Accept"] = "application/json"
            login.authorize(self._session, for_health)
        return self._session

    def tasks(self):
        found = []
        while True:
            query = "b_size=%d&b_start=%d" % (PAGE, len(found))
            answer = self._get("%s/@cron?%s" % (self._url, query))
            found.extend(answer["items"])
            if not answer["items"] or len(found) >= answer["items_total"]:
                return found

    def task(self, text):
        return self._get(self._address(text) + "/@cron")

    def upcoming(self, text, count):
        task = self.task(text)
        return task, [one["utc"] for one in task["upcoming"]][:count]

    def results(self, text, count):
        address = self._address(text) + "/@cron?b_size=%d" % min(count, PAGE)
        return self._get(address)["results"]["items"]

    def result(self, text, id):
        if id:
            return self._get("%s/--results--/%s" % (self._address(text), id))
        found = self.results(text, 1)
        if not found:
            raise Stopped(u"%s: there is no such result" % text, NOT_THERE)
        return found[0]

    def workers(self):
        return self._get(self._url + "/@cron?b_size=1")["workers"]

    def health(self):
        """Return the report for monitors, also of a root of Zope."""
        self._open(for_health=True)
        return self._ask("GET", self._url + "/@@cron-health", fine=(503,))

    def zone(self, text):
        if text is not None:
            return self.task(text)["timezone"]
        return self._get(self._url + "/@cron-simulate?b_size=1")["timezone"]

    def simulate(self, text, since, until, count):
        base = self._url if text is None else self._address(text)
        period, found = urlencode([("from", since), ("to", until)]), None
        while True:
            start = len(found["items"]) if found else 0
            size = min(count - start, PAGE)
            query = "b_start=%d&b_size=%d&%s" % (start, size, period)
            answer = self._get("%s/@cron-simulate?%s" % (base, query))
            if found is None:
                found = dict(answer, items=[])
            found["items"] += answer["items"]
            # What has begun meanwhile does not shorten a period.
            if len(found["items"]) in (count, found["items_total"]):
                return found
            if not answer["items"]:
                return found

    def calendar(self, text, since, until):
        message = u"--ics takes --conf: the page of the simulation has an address of it"
        raise Stopped(message, NO_SITE)

    def run_here(self, text, sent):
        message = u"--here runs the task in this process: it takes --conf, not --url"
        raise Stopped(message, NO_SITE)

    def act(self, text, action, sent):
        return self._post("%s/@cron-%s" % (self._address(text), action), sent)

    def act_on_site(self, action, sent):
        return self._post("%s/@cron-%s" % (self._url, action), sent)

    def look_again(self):
        pass

    def _address(self, text):
        # Not what the server says of itself: the password goes to no other one.
        found = [(one["uid"], path_of(one), path_of(one)) for one in self.tasks()]
        return self._url + quote(ensure_str(pick(found, text)))

    def _get(self, address):
        return self._ask("GET", address)

    def _post(self, address, sent):
        answer = self._ask("POST", address, json=sent)
        return {
            "code": answer.get("code", DONE),
            "message": answer["message"],
            "asked": answer.get("asked"),
        }

    def _ask(self, method, address, fine=(), **options):
        try:
            answer = self._open().request(
                method, address, timeout=SECONDS, allow_redirects=False, **options
            )
        except requests.RequestException as error:
            raise Stopped(AWAY % (address, type(error).__name__), NO_SITE)
        code = answer.status_code
        try:
            data = answer.json()
        except ValueError:
            data = None
        if not isinstance(data, dict):
            raise Stopped(OTHER % (address, code), NO_SITE)
        if code < 300 or code in fine:
            return data
        message = data.get("message") or answer.reason
        if code == 401:
            message = REFUSED % message
        elif code == 404:
            raise Stopped(OTHER % (address, code), NO_SITE)
        raise Stopped(u"%s" % message, NO_SITE if code == 401 else NOT_WELL)


def _checked(url):
    """Return an address without what ends it; raise Stopped for what is none."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Stopped(u"--url: such as http://localhost:8080/Plone", NO_SITE)
    if "@" in parts.netloc:
        raise Stopped(SEEN, NO_SITE)
    return urlunsplit(parts[:3] + ("", "")).rstrip("/")
