"""What is outside of Plone: a cache and a mail server that note what they are sent."""

from six.moves.BaseHTTPServer import BaseHTTPRequestHandler
from six.moves.BaseHTTPServer import HTTPServer
from six.moves.socketserver import StreamRequestHandler
from six.moves.socketserver import TCPServer
from six.moves.socketserver import ThreadingMixIn

import re
import threading
import time


class Outside(object):
    """A server in a thread of this process; `got`: what it was sent, in order."""

    def __init__(self, server, handler, port=0, got=None):
        self.got = got = [] if got is None else got
        # In threads, since some keep a connection.
        bases, values = (ThreadingMixIn, server, object), {"daemon_threads": True}
        bound = type("Bound", (handler, object), {"got": got})
        self._server = type("Server", bases, values)(("127.0.0.1", port), bound)
        self.port = self._server.server_address[1]
        thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        thread.daemon = True
        thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def wait_for(self, one, seconds=20):
        """Wait until it was sent this, and return what it was sent before."""
        end = time.time() + seconds
        while one not in self.got:
            if time.time() > end:
                raise AssertionError("%r did not come: %r" % (one, self.got))
            threading.Event().wait(0.01)
        return self.got[: self.got.index(one)]


class _Purged(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_PURGE(self):
        self.got.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


class Mail(StreamRequestHandler):
    def handle(self):
        try:
            self.talk()
        except (IOError, OSError):
            pass  # gone without a word

    def talk(self):
        self.say(b"220 here")
        for line in iter(self.rfile.readline, b""):
            word = line[:4].upper()
            if word == b"QUIT":
                return self.say(b"221 bye")
            if word == b"DATA":
                self.about_to("take")
                self.say(b"354 go on")
                self.got.append(b"".join(iter(self.read_line, b".\r\n")))
                self.about_to("answer")
            refused = word == b"RCPT" and b"<refused" in line
            self.say(b"550 no such user here" if refused else b"250 ok")

    def about_to(self, what):
        """Called before it does something: others wait here."""

    def read_line(self):
        line = self.rfile.readline()
        if not line:
            raise IOError("gone in the middle of a mail")
        return line

    def say(self, line):
        self.wfile.write(line + b"\r\n")


class Hook(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = dict((name.lower(), value) for name, value in self.headers.items())
        is_taken = self.accepts(headers, body)
        if is_taken:
            self.got.append((self.path, headers, body))
        status = re.search("/status/([0-9]+)", self.path)
        usual = 200 if is_taken else 401
        self.send_response(int(status.group(1)) if status else usual)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def accepts(self, headers, body):
        return True

    def log_message(self, *args):
        pass


def cache():
    """Return a running cache: it notes the path of each PURGE."""
    return Outside(HTTPServer, _Purged)


def mail_server():
    """Return a running mail server: it notes each mail, bytes.

    It takes none for an address that begins with `refused`.
    """
    return Outside(TCPServer, Mail)


def webhook_server():
    """Return a running server: it notes (path, headers by small names, body) of POSTs.

    It answers 200, or what stands in the path: /status/503.
    """
    return Outside(HTTPServer, Hook)
