"""Serving: the moment at which a process begins to answer requests.

Zope tells that it is there, and it tells so in scripts and shells too; whether anybody
will ask it something, only the server knows. So the moment is told by the server: by
waitress when it begins to listen, by ZServer, which listens before Zope says that it
starts, and by any other one with the first request that it hands over.
"""

from App.config import getConfiguration
from collective.cron import logger
from collective.cron.bbb import BaseWSGIServer
from functools import wraps


_waiting = []  # what is called when this process begins to serve

# What only servers say of a request; pages that a script or a test asks of Zope inside
# of its own process come without.
SAID_BY_SERVERS = (
    "SERVER_SOFTWARE",
    "REMOTE_ADDR",
    "uwsgi.version",
    "mod_wsgi.version",
)
NO_SERVER = ("paste.testing", "paste.throw_errors")


def when_serving(call):
    """Call `call(listens)` once, when this process begins to serve.

    `listens`: whether it is the moment at which the server begins to listen, before
    any request; else it is the first request, in the thread that answers that. What
    `call` raises is logged, and keeps no server from serving.
    """
    _waiting.append(call)
    if getattr(getConfiguration(), "servers", None):
        # ZServer; with WSGI there is no such thing in zope.conf.
        _begin(True)
    else:
        _watch_waitress()


def answering(event):
    """A request begins: subscriber to IPubStart."""
    if _waiting and _comes_from_a_server(event.request.environ):
        _begin(False)


def _begin(listens):
    while _waiting:
        try:
            call = _waiting.pop()
        except IndexError:
            return  # another thread was quicker
        try:
            call(listens)
        except Exception:
            logger.exception("this process serves, and runs no jobs")


def _comes_from_a_server(environ):
    return any(environ.get(name) for name in SAID_BY_SERVERS) and not any(
        environ.get(name) for name in NO_SERVER
    )


def _watch_waitress():
    # It has no hook of its own. Whatever makes it listen comes through this method:
    # runwsgi and "instance fg", waitress-serve, sockets that were made before.
    if BaseWSGIServer is None:
        return
    original = BaseWSGIServer.accept_connections
    if getattr(original, "tells_cron", False):
        return

    @wraps(original)
    def accept_connections(server):
        original(server)
        _begin(True)

    accept_connections.tells_cron = True
    BaseWSGIServer.accept_connections = accept_connections
