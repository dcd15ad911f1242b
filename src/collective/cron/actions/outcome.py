"""How an action went, as whoever asked for it is told."""

from collections import namedtuple
from collective.cron import _
from zope.i18n import translate
from zope.i18nmessageid import Message


# How an action went.
DONE = "done"
NOTHING_TO_DO = "nothing-to-do"
REFUSED = "refused"
UNREACHABLE = "unreachable"
NO_WORKER = _(u"No worker is there: it starts as soon as one is.")


_Outcome = namedtuple("Outcome", "code message occurrence")
_Outcome.__new__.__defaults__ = (None,)


class Outcome(_Outcome):
    """`code`: a constant above; `message`: a Message that may contain others.

    `occurrence`: by which a run is known that was asked for (aware UTC), else None.
    """

    __slots__ = ()

    @property
    def well(self):
        return self.code in (DONE, NOTHING_TO_DO)

    def say(self, request):
        """Return the message in the language of a request."""
        return _say(self.message, request)


def _say(value, request):
    if not isinstance(value, Message):
        return value
    mapping = dict((k, _say(v, request)) for k, v in (value.mapping or {}).items())
    return translate(Message(value, mapping=mapping), context=request)
