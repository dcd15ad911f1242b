"""IPublishing: which states are left, and which entered, when a date has come."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.shared.states import STATES
from collective.cron.tasks.shared.states import states_field
from collective.cron.tasks.shared.states import states_of
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer


def _state(title, name):
    factory = states_of(name, is_one=True)
    return schema.Choice(title=title, vocabulary=STATES, defaultFactory=factory)


class IPublishing(IContentTask):
    """Brings content into another state when its publishing or expiration date comes.

    By a transition of its workflow that leads there, and that the user it runs as may
    make. Whoever changed the state after the date had come has decided: such content is
    left alone.
    """

    periodicity = offered(u"*/15 * * * *")

    directives.widget("publish_from", CheckBoxFieldWidget)
    publish_from = states_field(
        _(u"Publish what is in these states"),
        _(
            u"help_publish_from",
            default=u"When the publishing date has come, and the expiration date has "
            u"not. Left alone is what has no such date, and what somebody published, "
            u"retracted or submitted after that date. None chosen: nothing is "
            u"published.",
        ),
        u"private",
        u"pending",
    )
    publish_to = _state(_(u"Its state when it is published"), u"published")

    directives.widget("retract_from", CheckBoxFieldWidget)
    retract_from = states_field(
        _(u"Retract what is in these states"),
        _(
            u"help_retract_from",
            default=u"When the expiration date has come. Left alone is what somebody "
            u"published again after that date. None chosen: nothing is retracted.",
        ),
        u"published",
    )
    retract_to = _state(_(u"Its state when it is retracted"), u"private")


@implementer(IPublishing)
class Publishing(Backend):
    """The content type; profiles/tasks/types/CronPublishing.xml makes it known."""
