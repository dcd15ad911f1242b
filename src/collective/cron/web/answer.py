"""Answer: what a server said, bounded and decoded."""

from collective.cron import _
from collective.cron.web import charsets
from collective.cron.web.measured import too_much
from collective.cron.web.trouble import CallError

import re
import zlib


PIECE = 8192  # bytes that are read at once
PACKED = ("gzip", "x-gzip", "deflate")
CHARSET = re.compile(r"charset=[\"']?([\w.-]{1,40})", re.IGNORECASE)


class Answer(object):
    """`url`: that answered at last; `status`: a number; `headers`: by any case.

    `target`: where it redirects to, if the client did not go there.
    """

    data = b""
    target = None

    def __init__(self, url, response):
        self.url = url
        self.status = response.status_code
        self.headers = response.headers

    @property
    def text(self):
        """What was said, as text: by its charset, or what comes nearest to it."""
        named = CHARSET.search(self.headers.get("Content-Type") or "")
        return charsets.decode(self.data, named.group(1) if named else None)


def read(response, most):
    """Return the body of a response of requests: unpacked, at most so many bytes.

    Raise CallError if there is more.
    """
    raw, unpack = response.raw, _unpacker(response.headers)
    pieces, size, came = [], 0, 0
    while True:
        piece = raw.read(PIECE, decode_content=False)
        if not piece:
            break
        came += len(piece)
        if unpack is not None:
            # A byte more than is allowed tells that there is more.
            piece = unpack(piece, most - size + 1)
        size += len(piece)
        if max(size, came) > most:
            raise too_much(most)
        pieces.append(piece)
    if raw.length_remaining:
        raise CallError(_(u"Its answer was cut off"))
    return b"".join(pieces)


def _unpacker(headers):
    # Not by urllib3, which unpacks without a limit, and several times over.
    coding = (headers.get("Content-Encoding") or "identity").strip().lower()
    if coding == "identity":
        return None
    if coding not in PACKED:
        raise CallError(
            _(
                u"No usable answer: ${detail}",
                mapping={"detail": u"Content-Encoding %s" % coding[:40]},
            )
        )
    return zlib.decompressobj(32 + zlib.MAX_WBITS).decompress
