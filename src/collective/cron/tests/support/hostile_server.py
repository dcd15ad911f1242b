"""A web server in a thread, of whom a test decides how badly it behaves."""

from contextlib import closing

import socket
import threading


ENOUGH = 10  # seconds after which it lets go of whoever is still there


class HostileServer(object):
    """`answers`: {path: bytes, or a function that is given the socket}.

    What was asked is kept in `asked`: the head of each request, as text.
    """

    def __init__(self, test, **options):
        self.answers, self.asked = {}, []
        self.is_over = threading.Event()
        self.wrap = options.get("wrap", lambda accepted: accepted)
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(20)
        self.port = self.socket.getsockname()[1]
        self.url = "http://localhost:%d" % self.port
        self.threads = []
        self.start(self.serve)
        test.addCleanup(self.stop)

    def start(self, work, *args):
        thread = threading.Thread(target=work, args=args)
        thread.daemon = True
        thread.start()
        self.threads.append(thread)

    def stop(self):
        self.is_over.set()
        with closing(socket.socket()) as knock:
            knock.connect(("127.0.0.1", self.port))
        for thread in self.threads:
            thread.join(ENOUGH)
        self.socket.close()

    def serve(self):
        while not self.is_over.is_set():
            accepted, _address = self.socket.accept()
            self.start(self.answer, accepted)

    def answer(self, accepted):
        accepted.settimeout(ENOUGH)
        with closing(accepted):
            try:
                accepted = self.wrap(accepted)
                self.talk(accepted)
            except (socket.error, ValueError):
                pass  # whoever called has gone
            finally:
                accepted.close()

    def talk(self, accepted):
        head = b""
        while b"\r\n\r\n" not in head:
            piece = accepted.recv(65536)
            if not piece:
                return
            head += piece
        self.asked.append(head.decode("utf-8"))
        path = head.split(b" ")[1].decode("ascii")
        answer = self.answers.get(path, b"HTTP/1.0 404 None\r\n\r\n")
        if callable(answer):
            answer(accepted)
        else:
            accepted.sendall(answer)

    def drip(self, beginning, piece, wait=0.02):
        """Return an answer that never ends: a piece at a time."""

        def answer(accepted):
            accepted.sendall(beginning)
            while not self.is_over.wait(wait):
                accepted.sendall(piece)

        return answer


def page(body, *headers, **options):
    """Return an answer; `headers` as they stand in it, `status`: another than 200."""
    lines = ["HTTP/1.1 %s" % options.get("status", "200 OK")] + list(headers)
    lines += ["Content-Length: %d" % len(body), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def redirect(target):
    """Return an answer that sends elsewhere."""
    return page(b"", "Location: " + target, status="302 Found")
