"""IPings: the address that is told of each run of a task."""

from collective.cron import _
from collective.cron.bbb import TextFieldWidget
from collective.cron.settings.fields import SecretAddress
from collective.cron.settings.schedule_schema import MANAGE
from collective.cron.settings.schedule_schema import VIEW
from plone.autoform import directives
from plone.supermodel import model
from zope import schema


HEALTHCHECKS, SENTRY = u"healthchecks", u"sentry"
FORMATS = (HEALTHCHECKS, SENTRY)
FIELDS = "ping_address ping_format ping_lines".split()


class IPings(model.Schema):
    """A service outside tells people when it hears nothing: a dead man's switch."""

    # Not for everybody who may see the content, through REST for one.
    directives.read_permission(**dict.fromkeys(FIELDS, VIEW))
    # Whoever knows it can say that all is well.
    directives.read_permission(ping_address=MANAGE)
    directives.write_permission(**dict.fromkeys(FIELDS, MANAGE))

    model.fieldset("pings", label=_(u"Pings"), fields=FIELDS)
    directives.widget("ping_address", TextFieldWidget)
    ping_address = SecretAddress(
        title=_(u"Address that is told of each run"),
        description=_(
            u"help_ping_address",
            default=u"Of a service that raises an alarm when it hears nothing. It is "
            u"called when a run begins, and when it ends. It is a secret, and never "
            u"shown; empty: none.",
        ),
        max_length=500,
        required=False,
    )
    ping_format = schema.Choice(
        title=_(u"Format of the address"),
        description=_(
            u"help_ping_format",
            default=u"healthchecks: with /start and /fail behind it, as "
            u"healthchecks.io has it. sentry: with check_in_id and status, as the "
            u"cron monitors of Sentry have it.",
        ),
        values=FORMATS,
        default=HEALTHCHECKS,
    )
    ping_lines = schema.Bool(
        title=_(u"Tell the reason and the last lines, too"),
        default=False,
        required=False,
    )
