"""A small mail server for tests, on a port of its own."""

import socket
import threading


class MailServer(object):
    """Takes mail for everybody but those whose address begins with `refused`.

    `taken`: the messages that came, bytes; to be used in a with statement.
    """

    def __init__(self):
        self.taken = []
        self.is_over = False
        self.socket = socket.socket()
        self.socket.bind(("127.0.0.1", 0))
        self.socket.listen(5)
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.serve)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_info):
        self.is_over = True
        # So that accept() comes back.
        socket.create_connection(("127.0.0.1", self.port)).close()
        self.thread.join(10)
        self.socket.close()

    def serve(self):
        while not self.is_over:
            connection, _address = self.socket.accept()
            thread = threading.Thread(target=self.talk, args=(connection,))
            thread.daemon = True
            thread.start()

    def talk(self, connection):
        lines = connection.makefile("rb")
        try:
            connection.sendall(b"220 ready\r\n")
            for line in iter(lines.readline, b""):
                connection.sendall(self.answer(line, connection, lines) + b"\r\n")
        except (IOError, OSError):
            pass  # gone without a word
        connection.close()

    def answer(self, line, connection, lines):
        word = line[:4].upper()
        if word == b"RCPT" and b"<refused" in line:
            return b"550 no such user here"
        if word == b"DATA":
            connection.sendall(b"354 go on\r\n")
            self.taken.append(b"".join(iter(lines.readline, b".\r\n")))
        return b"250 well"
