"""Client: calls addresses of the web for a task, whoever may have chosen them."""

from collective.cron import _
from collective.cron.web import answer
from collective.cron.web.deadline import Deadline
from collective.cron.web.reach import Reach
from collective.cron.web.trouble import CallError
from collective.cron.web.trouble import unreachable
from plone import api
from requests.exceptions import RequestException
from six import ensure_str
from six.moves.http_client import HTTPException
from six.moves.urllib.parse import urldefrag
from six.moves.urllib.parse import urljoin
from six.moves.urllib.parse import urlsplit
from urllib3.exceptions import HTTPError

import requests
import socket
import zlib


SECONDS = 30
LARGEST = 10 * 2**20  # bytes of an answer
MOST_REDIRECTS = 5
FOLLOWING = ("GET", "HEAD")  # methods whose redirects are followed
# What libraries raise for what a server does; ValueError: for what it writes.
TROUBLE = (
    RequestException,
    HTTPError,
    HTTPException,
    socket.error,
    zlib.error,
    ValueError,
)


class Client(object):
    """Calls http and https; no cookies, no proxies, nothing from the environment.

    `own_servers`: names of servers that may be of an own network; `seconds`: for one
    call in all, with its redirects; only the system limits how long the look-up of a
    name takes. `largest`: bytes of an answer, unpacked. `follows`: whether redirects of
    GET and HEAD are followed; else the answer has a `target`.
    """

    def __init__(
        self, own_servers=(), seconds=SECONDS, largest=LARGEST, follows=True
    ):
        self.own_servers = set(name.lower() for name in own_servers or ())
        self.seconds = seconds
        self.largest = largest
        self.follows = follows

    def call(self, url, method="GET", headers=(), data=None, has_body=True):
        """Return the Answer; raise CallError if there is none.

        `headers`: a dict; they go to the server of this address only. Without
        `has_body` only the head is read.
        """
        deadline = Deadline(self.seconds)
        headers = dict(headers)
        try:
            for _hop in range(MOST_REDIRECTS + 1):
                found, target = self._ask(
                    deadline, method, url, headers, data, has_body
                )
                if target is None or method not in FOLLOWING:
                    return found
                found.target = target = urldefrag(urljoin(url, target))[0]
                if not self.follows:
                    return found
                if _server(target) != _server(url):
                    headers = {}
                url = target
            raise too_often()
        except CallError:
            self._check(deadline)
            raise
        except TROUBLE as error:
            self._check(deadline)
            raise unreachable(error)
        finally:
            deadline.stop()

    def _ask(self, deadline, method, url, headers, data, has_body):
        """Return (Answer of this address, where it redirects to or None)."""
        if _server(url)[0] not in ("http", "https"):
            raise CallError(_(u"Only http and https are called"))
        with requests.Session() as session:
            session.trust_env = False
            for start in ("http://", "https://"):
                session.mount(start, Reach(self.own_servers, deadline, self.largest))
            request = requests.Request(
                method,
                url,
                headers=dict(
                    {"User-Agent": user_agent(), "Accept-Encoding": "identity"},
                    **headers
                ),
                data=data,
            )
            response = session.send(
                session.prepare_request(request),
                stream=True,
                allow_redirects=False,
                timeout=deadline.left,
            )
            try:
                target = session.get_redirect_target(response)
                found = answer.Answer(url, response)
                if has_body and target is None:
                    found.data = answer.read(response, self.largest)
                # Cut off at the end of its time, an answer may look whole.
                self._check(deadline)
                return found, target
            finally:
                response.close()

    def _check(self, deadline):
        if deadline.is_over:
            raise CallError(
                _(
                    u"It took longer than ${seconds} seconds",
                    mapping={"seconds": self.seconds},
                )
            )


def too_often():
    """Return the CallError for more than MOST_REDIRECTS."""
    return CallError(_(u"It redirects too often"))


def user_agent():
    """Return what servers are told of who calls: the product, and the site."""
    return ensure_str("collective.cron (+%s)" % api.portal.get().absolute_url())


def _server(url):
    """Return scheme, name and port of an address."""
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.hostname, parts.port
