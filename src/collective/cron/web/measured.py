"""Measured: the stream of an answer, of which only so many bytes can be read."""

from collective.cron import _
from collective.cron.web.trouble import CallError


HEADS = 8 * 2**20  # bytes besides the body: more than http.client lets a head have


class Measured(object):
    """`stream`: a file of bytes; `most`: of a body.

    The libraries read all that comes where a server says, for instance, that a piece
    has less than no bytes.
    """

    def __init__(self, stream, most):
        self._stream = stream
        self._most = most
        self._left = most + HEADS

    def read(self, size=-1):
        """Return what read() of the stream does; raise CallError beyond the most."""
        is_some = size is not None and 0 <= size <= self._left
        return self._count(self._stream.read(size if is_some else self._left + 1))

    def readline(self, size=-1):
        is_some = 0 <= size <= self._left
        return self._count(self._stream.readline(size if is_some else self._left + 1))

    def _count(self, data):
        self._left -= len(data)
        if self._left < 0:
            raise too_much(self._most)
        return data

    def __getattr__(self, name):
        return getattr(self._stream, name)


def too_much(most):
    """Return the CallError for an answer that is larger."""
    return CallError(
        _(u"It answered with more than ${size} bytes", mapping={"size": most})
    )
