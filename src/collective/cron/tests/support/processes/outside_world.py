"""A mail server and a web server for alerts, in a process of their own.

    python -m collective.cron.tests.support.processes.outside_world FOLDER MAIL WEB

MAIL and WEB are ports. What comes is noted in the FOLDER, a line of JSON each: in
`mails` and in `calls`. The web server refuses whose signature is not right. While there
is a file `hold-take` there, mails are not asked for, with `hold-answer` they are taken
and not answered; the name of who holds is in `held`.
"""

from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import read
from collective.cron.tests.support.processes import ports
from collective.cron.tests.support.processes import programs
from six import ensure_str
from six.moves.BaseHTTPServer import HTTPServer
from six.moves.socketserver import TCPServer

import hashlib
import hmac
import json
import os
import sys
import threading
import time


SECRET = u"shared with nobody else"


class World(object):
    """The process as a test has it: `mail` and `web` are its ports."""

    def __init__(self, system):
        self.folder = os.path.join(system.home, "outside")
        self.mail, self.web = ports.free_port(), ports.free_port()
        command = [programs.executable("python"), "-m", __name__, self.folder]
        command += [str(self.mail), str(self.web)]
        self.process = programs.Process(
            "outside", command, self.folder, self._is_ready
        )
        system.processes.append(self.process)

    def _is_ready(self):
        return programs.listens(self.mail) and programs.listens(self.web)

    @property
    def mails(self):
        """Mails as dicts, see read()."""
        return _read_lines(self.folder, "mails")

    @property
    def calls(self):
        """Calls that were genuine: dicts with path, headers and body, as JSON."""
        return _read_lines(self.folder, "calls")

    def hold(self, what):
        """Hold the next mail: before it is taken, or before that is answered."""
        open(os.path.join(self.folder, "hold-" + what), "w").close()

    def is_holding(self):
        return os.path.exists(os.path.join(self.folder, "held"))

    def go_on(self):
        """Hold nothing any more."""
        for name in os.listdir(self.folder):
            if name.startswith(("hold", "held")):
                os.remove(os.path.join(self.folder, name))


class Noted(object):
    """In the place of a list, for those who read the file in another process."""

    def __init__(self, folder, name, describe):
        self.path = os.path.join(folder, name)
        self.describe = describe
        self.lock = threading.Lock()

    def append(self, one):
        with self.lock, open(self.path, "a") as notes:
            notes.write(json.dumps(self.describe(one)) + "\n")


def slow_mail(folder):
    class Slow(outside.Mail):
        def about_to(self, what):
            hold = os.path.join(folder, "hold-" + what)
            if os.path.exists(hold):
                open(os.path.join(folder, "held"), "w").close()
                while os.path.exists(hold):
                    time.sleep(0.05)

    return Slow


class Checked(outside.Hook):
    def accepts(self, headers, body):
        if "/ping" in self.path:
            return True
        return is_genuine(headers["x-cron-signature"], body, SECRET.encode("ascii"))


def is_genuine(header, body, secret):
    """As docs/howto/alerts.rst has it."""
    parts = dict(part.split("=") for part in header.split(","))
    signed = parts["t"].encode("ascii") + b"." + body
    digest = hmac.new(secret, signed, hashlib.sha256).hexdigest()
    return hmac.compare_digest(digest, parts["v1"])


def main(folder, mail, web):
    calls = Noted(folder, "calls", _describe_call)
    outside.Outside(HTTPServer, Checked, int(web), calls)
    mails = Noted(folder, "mails", read)
    outside.Outside(TCPServer, slow_mail(folder), int(mail), mails)
    while True:
        time.sleep(60)


def _describe_call(one):
    path, headers, body = one
    text = ensure_str(body)
    is_json = headers.get("content-type") == "application/json"
    return {
        "path": path,
        "headers": headers,
        "body": json.loads(text) if is_json else text,
    }


def _read_lines(folder, name):
    try:
        with open(os.path.join(folder, name)) as notes:
            return [json.loads(line) for line in notes if line.endswith("\n")]
    except IOError:
        return []


if __name__ == "__main__":
    main(*sys.argv[1:])
