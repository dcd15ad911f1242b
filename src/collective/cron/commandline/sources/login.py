"""Who asks a server: a user or a token, from the environment, a file, or a prompt.

Never from the command line: everybody on the machine sees that.
"""

from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import Stopped
from six import ensure_binary
from six import ensure_text

import getpass
import io
import os
import sys


TOKEN, USER = "COLLECTIVE_CRON_TOKEN", "COLLECTIVE_CRON_USER"
HEALTH = "COLLECTIVE_CRON_HEALTH_TOKEN"
FILE = "_FILE"  # behind these names: the path of a file with the value
LONGEST = 10000  # bytes


def authorize(session, also_health=False):
    """Let a session of requests act as whoever is named.

    `also_health`: for an address that the token of the health page opens too.
    """
    token = _read(TOKEN) or (also_health and not _read(USER) and _read(HEALTH))
    if token:
        session.headers["Authorization"] = "Bearer %s" % token
        return
    name, colon, password = _read(USER).partition(":")
    if name and not colon:
        password = _ask(name)
    if name:
        session.auth = (ensure_binary(name), ensure_binary(password))


def _read(name):
    """Return a value, a native string, or an empty one."""
    if os.environ.get(name):
        return os.environ[name].strip()
    path = os.environ.get(name + FILE)
    if not path:
        return ""
    try:
        with io.open(path, "rb") as stream:
            return _native(stream.read(LONGEST).strip())
    except EnvironmentError as error:
        why = ensure_text(error.strerror, errors="replace")
        message = u"%s: %s: %s" % (name + FILE, ensure_text(path), why)
        raise Stopped(message, NO_SITE)


def _native(value):
    return value if isinstance(value, str) else value.decode("utf-8", "replace")


def _ask(name):
    if not sys.stdin.isatty():
        message = u"%s has no password: as name:password, or in a terminal"
        raise Stopped(message % USER, NO_SITE)
    return getpass.getpass("Password of %s: " % name)
