"""A small port of a worker, for probes: /live, /ready, and what other rooms offer.

It answers in threads of its own, also while all those of a web server are waiting.
"""

from collective.cron import logger
from collective.cron.engines import environment
from collective.cron.engines.lifetime.drain import drain
from collective.cron.engines.lifetime.patience import in_background
from collective.cron.engines.moves import moves
from collective.cron.text import redact
from six.moves.BaseHTTPServer import BaseHTTPRequestHandler
from six.moves.BaseHTTPServer import HTTPServer
from six.moves.socketserver import ThreadingMixIn
from six.moves.urllib.parse import parse_qs
from six.moves.urllib.parse import urlsplit

import threading


AT_ONCE = 8  # requests; more are refused
PATIENCE = 5  # seconds for a client to say what it wants
# Path: function(Authorization header or None, {name: value of the address}) that
# returns status, media type and bytes.
PAGES = {}


class Port(ThreadingMixIn, HTTPServer):
    """`is_ready`: tells whether the process takes jobs now."""

    daemon_threads = True

    def __init__(self, address, is_ready):
        self.is_ready = is_ready
        self._free = threading.BoundedSemaphore(AT_ONCE)
        HTTPServer.__init__(self, address, Handler)

    def process_request(self, request, client_address):
        if self._free.acquire(False):
            ThreadingMixIn.process_request(self, request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request, client_address):
        try:
            ThreadingMixIn.process_request_thread(self, request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request, client_address):
        logger.debug("the health port could not answer a request", exc_info=True)


class Handler(BaseHTTPRequestHandler):
    timeout = PATIENCE
    server_version = "collective.cron"
    sys_version = ""

    def do_GET(self):
        address = urlsplit(self.path)
        given = parse_qs(address.query)
        values = dict((k, v[0]) for k, v in given.items() if len(v) == 1)
        try:
            status, media_type, body = self._answer(address.path, values)
        except Exception:
            logger.exception("the health port: %.200r", address.path)
            status, media_type, body = 500, "text/plain", b"it went wrong\n"
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args):
        """Probes come each few seconds: nothing to be told of."""

    def _answer(self, path, values):
        if path == "/live":
            stuck = moves.stuck()
            return self._say(not stuck, "stuck: %s" % ", ".join(stuck))
        if path == "/ready":
            if drain.since is not None:
                return self._say(False, drain.describe())
            return self._say(self.server.is_ready(), "waits for database or queue")
        if path in PAGES:
            return PAGES[path](self.headers.get("Authorization"), values)
        return 404, "text/plain", b"/live or /ready\n"

    def _say(self, is_well, otherwise):
        text = "ok" if is_well else otherwise
        return (200 if is_well else 503), "text/plain", text.encode("utf-8") + b"\n"


def listen(is_ready):
    """Serve where the environment says, if it does; return the Port or None."""
    address = environment.health_port()
    if address is None:
        return None
    try:
        port = Port(address, is_ready)
    except EnvironmentError as error:
        # The tasks are more important.
        where = "%s:%d" % address
        reason = redact.describe_error(error)
        logger.error("nobody listens on the health port %s: %s", where, reason)
        return None
    in_background("health port", port.serve_forever)
    return port
