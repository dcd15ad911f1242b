"""Where huey keeps its queue: chosen by one URL, which is never shown whole."""

from collective.cron.engines.hueyqueue.stores.place import SHARED
from collective.cron.engines.hueyqueue.stores.postgres_server import PostgresServer
from collective.cron.engines.hueyqueue.stores.redis_server import RedisServer
from collective.cron.engines.hueyqueue.stores.sqlite_file import SqliteFile
from collective.cron.errors import CronError
from collective.cron.text import redact
from six.moves.urllib.parse import unquote

import os
import re


TIMEOUT = 1  # seconds that a request may wait for the queue
SCHEME = re.compile("([a-z][a-z0-9+.-]{0,20})://", re.IGNORECASE)


class UnknownQueue(CronError, ValueError):
    """The queue URL is not understood: use sqlite, redis or postgresql."""


def open_storage(url, folder, name=SHARED):
    """Return the storage that `url` names.

    "": the file cron-queue.sqlite in `folder`; sqlite:///path; redis://host:port/n;
    postgresql://user@host/database. Raises UnknownQueue, and what the library raises
    if the server cannot be reached.
    """
    scheme = _scheme(url)
    if scheme in ("", "sqlite"):
        path = url[len("sqlite://") :] or os.path.join(folder, "cron-queue.sqlite")
        storage = SqliteFile(name, filename=path, timeout=TIMEOUT)
        os.chmod(path, 0o600)
        return storage
    if scheme in ("redis", "rediss", "unix"):
        return RedisServer(name, url=_with_timeouts(url), read_timeout=1)
    if scheme in ("postgresql", "postgres"):
        name = name.replace(".", "_")
        return PostgresServer(name, dsn=url, answer_timeout=TIMEOUT + 2)
    # Of anything else not a word: it may be a password.
    raise UnknownQueue(
        "queue URL not understood",
        scheme or "without ://",
        "sqlite://, redis:// or postgresql://",
    )


def is_private(url):
    """Tell whether a queue is a file, which no other database shares."""
    return _scheme(url) in ("", "sqlite")


def _scheme(url):
    """Return what stands before ://, None if that is missing; "" for no URL at all."""
    found = SCHEME.match(url)
    if found is None:
        return None if url else ""
    return found.group(1)


def describe_failure(error, url):
    """Return why a queue cannot be used, as text without any part of its password.

    Libraries repeat the piece of a URL that they do not understand, and where a
    password has a # or a space in it, that piece is of the password.
    """
    text = redact.describe_error(error)
    # The longest first, so that nothing is left of it when a part of it is hidden.
    for piece in sorted(_secret_pieces(url), key=len, reverse=True):
        text = text.replace(piece, redact.HIDDEN)
    return text


def _secret_pieces(url):
    """Return what may be shown of a password by mistake: it, and its parts."""
    found = re.findall("(?:password|pass|pwd)\\s*=\\s*('[^']*'|[^\\s&]+)", url)
    if "://" in url:
        between = url.split("://", 1)[1].rpartition("@")[0]
        found.append(between.partition(":")[2])
    pieces = set()
    for secret in [each.strip("'") for each in found]:
        for text in (secret, unquote(secret)):
            pieces.add(text)
            pieces.update(re.split("[^A-Za-z0-9]+", text))
    return [piece for piece in pieces if len(piece) > 1]


def _with_timeouts(url):
    mark = "&" if "?" in url else "?"
    # Above the time that a worker waits for a message.
    return "%s%ssocket_connect_timeout=%d&socket_timeout=%d" % (
        url,
        mark,
        TIMEOUT,
        TIMEOUT + 2,
    )
