"""IWebhook: an address that is called, and what it ought to answer."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.web.schema import IWebTask
from collective.cron.web.web_address import is_web_address
from zope import schema
from zope.interface import implementer

import re


METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
HARMLESS = ("GET", "HEAD")  # to be called twice
SECRET = u"{secret}"
HEADER = re.compile(r"([\w!#$%&'*+.^`|~-]+): *(\S.*)\Z")
# They say how a request is sent, which is not for people to say.
NOT_GIVEN = ("connection", "content-length", "host", "transfer-encoding")


def is_header(text):
    """Tell whether a text is a header of a request that people may give."""
    found = HEADER.match(text)
    return found is not None and found.group(1).lower() not in NOT_GIVEN


class IWebhook(IWebTask):
    """Calls an address of this site or another one, and checks what it answers."""

    periodicity = offered(u"0 * * * *")

    address = schema.TextLine(
        title=_(u"Address"),
        description=_(u"It begins with https:// or http://."),
        constraint=is_web_address,
        default=u"https://www.example.org/",
    )
    method = schema.Choice(
        title=_(u"Method"),
        description=_(
            u"help_method",
            default=u"Only GET and HEAD are called again when a worker died while it "
            u"waited: the others might do twice what they do.",
        ),
        values=METHODS,
        default="GET",
    )
    headers = schema.List(
        title=_(u"Headers"),
        description=_(
            u"help_headers",
            default=u"One a line, such as Authorization: Bearer {secret}.",
        ),
        value_type=schema.TextLine(constraint=is_header),
        required=False,
        default=[],
        missing_value=[],
    )
    body = schema.Text(title=_(u"Body"), required=False, max_length=1000000)
    secret = schema.Password(
        title=_(u"Secret"),
        description=_(
            u"help_secret",
            default=u"It is put in where {secret} stands in the address, a header or "
            u"the body. It is never shown, nor written to a result.",
        ),
        required=False,
    )
    status = schema.Int(
        title=_(u"Expected status"),
        description=_(u"Empty: any from 200 to 299."),
        required=False,
        min=100,
        max=599,
    )
    must_have = schema.TextLine(
        title=_(u"Text that must be in the answer"), required=False
    )


@implementer(IWebhook)
class Webhook(Backend):
    """The content type; profiles/tasks/types/CronWebhook.xml makes it known."""

    @property
    def repeatable(self):
        """Whether it may be repeated: never what might do something twice."""
        is_wanted = bool(vars(self).get("repeatable"))
        return is_wanted and self.method in HARMLESS

    @repeatable.setter
    def repeatable(self, value):
        self.__dict__["repeatable"] = value
        self._p_changed = True
