"""Answer: what a server said, bounded and decoded."""

from collective.cron import _
from collective.cron.tasks.web.trouble import CallError

import re
import zlib


PIECE = 8192  # bytes that are read at once
PACKED = ("gzip", "x-gzip", "deflate")
# Other codecs of Python are no charsets, or take forever for a hostile text.
CHARSET = re.compile(
    r"charset=[\"']?((?:utf-?(?:8|16|32)|(?:us-)?ascii|iso-?(?:8859|2022)|latin"
    r"|windows-|cp\d|koi8|gb|big5|euc|shift|mac)[\w.-]{0,20})",
    re.IGNORECASE,
)


class Answer(object):
    """`url`: that answered at last; `status`: a number; `headers`: by any case."""

    data = b""

    def __init__(self, url, response):
        self.url = url
        self.status = response.status_code
        self.headers = response.headers

    @property
    def text(self):
        """What was said, as text: by its charset, or what comes nearest to it."""
        named = CHARSET.search(self.headers.get("Content-Type") or "")
        for charset in [named.group(1)] if named else []:
            try:
                return self.data.decode(charset, "replace")
            except LookupError:
                pass
        return self.data.decode("utf-8", "replace")


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
            raise CallError(
                _(u"It answered with more than ${size} bytes", mapping={"size": most})
            )
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
