"""IStale: from when on content is too old, and who is told."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.shared.states import states_field
from collective.cron.text.mail_address import is_address
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer


class IStale(IContentTask):
    """Lists content that nobody has changed for a long time, and mails its owners."""

    periodicity = offered(u"0 6 * * mon")

    months = schema.Int(
        title=_(u"Not changed for so many months"), default=12, min=1, max=1200
    )
    directives.widget("states", CheckBoxFieldWidget)
    states = states_field(
        _(u"In these states"),
        _(u"None chosen: in any state, and what has none."),
        u"published",
    )
    mail_owners = schema.Bool(
        title=_(u"Mail it to the owners"),
        description=_(
            u"help_mail_owners",
            default=u"Each owner gets one mail with a list, and of the same content no "
            u"other one for the time below. Otherwise all of it stands in the result "
            u"of each run, and nobody gets mail.",
        ),
        default=False,
        required=False,
    )
    again_after = schema.Int(
        title=_(u"Remind them again after so many months"),
        default=3,
        min=1,
        max=1200,
    )
    instead = schema.TextLine(
        title=_(u"Address for what has no owner with an address"),
        required=False,
        constraint=is_address,
    )


@implementer(IStale)
class Stale(Backend):
    """The content type; profiles/tasks/types/CronStale.xml makes it known."""

    _told = None  # a tree: who was told of what, and when, as ISO text
