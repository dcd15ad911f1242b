"""CallError: why a call came to nothing, as a message for people."""

from collective.cron import _
from collective.cron.text import redact

import socket


LONGEST = 200  # characters of what somebody else's code says


class CallError(Exception):
    """The address was not called, or gave no usable answer; `why`: a message."""

    def __init__(self, why):
        super(CallError, self).__init__(why)
        self.why = why


def unreachable(error):
    """Return the CallError for what was raised while an answer was waited for."""
    cause = _cause(error)
    if isinstance(cause, socket.gaierror):
        return CallError(_(u"No server of this name is known"))
    text = redact.to_text(cause, LONGEST) or type(cause).__name__
    return CallError(_(u"No usable answer: ${detail}", mapping={"detail": text}))


def _cause(error):
    """Return the innermost of the exceptions that libraries put around each other."""
    for _level in range(10):
        inner = [getattr(error, "reason", None)] + list(getattr(error, "args", ()))
        inner = [one for one in inner if isinstance(one, Exception)]
        if not inner:
            break
        error = inner[0]
    return error
