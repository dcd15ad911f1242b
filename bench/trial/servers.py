"""Servers that the tasks of a trial talk to: one of the web, and one for mail."""

from six.moves import BaseHTTPServer
from six.moves import socketserver

import threading


ITEM = """<item><title>Entry %d</title><link>https://example.org/%d</link>
<pubDate>Mon, 23 Nov 2020 10:00:00 +0000</pubDate><description>Text</description></item>
"""


class Handler(BaseHTTPServer.BaseHTTPRequestHandler):
    """/good/... is there, /feed has entries, /slow takes its time; all else is gone."""

    entries = 100

    def do_GET(self):
        path = self.path
        is_slow = path.startswith("/slow")
        if is_slow:
            # Nobody may be there any more.
            self.server.is_over.wait(3)
        is_there = path.startswith(("/good", "/feed", "/slow"))
        body = b"Hello" if is_there and not is_slow else b""
        if path == "/feed":
            items = "".join(ITEM % (n, n) for n in range(self.entries))
            body = ("<rss><channel>%s</channel></rss>" % items).encode("ascii")
        self.send_response(200 if is_there else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *args):
        pass


class Mails(socketserver.StreamRequestHandler):
    """Takes mail for anybody, and counts it by address: `server.counts`."""

    def handle(self):
        self.wfile.write(b"220 here\r\n")
        is_text = False
        for line in iter(self.rfile.readline, b""):
            command = line[:4].upper()
            if is_text:
                is_text = line.strip() != b"."
                if is_text:
                    continue
            elif command == b"RCPT":
                address = line.split(b"<")[-1].split(b">")[0].decode("ascii")
                counts = self.server.counts
                counts[address] = counts.get(address, 0) + 1
            elif command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                is_text = True
                continue
            elif command == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 yes\r\n")


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """A server in a thread, on the loopback interface."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, handler):
        self.counts = {}
        self.is_over = threading.Event()
        socketserver.TCPServer.__init__(self, ("127.0.0.1", 0), handler)
        self.port = self.server_address[1]
        thread = threading.Thread(target=self.serve_forever)
        thread.daemon = True
        thread.start()
