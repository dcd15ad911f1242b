"""INews: what is told of as new, and to whom."""

from BTrees.OOBTree import OOTreeSet
from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.recipients import addresses_field
from collective.cron.tasks.shared.recipients import groups_field
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.shared.states import states_field
from persistent import Persistent
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope.interface import implementer


class INews(IContentTask):
    """Mails what was added or changed since the last mail; nothing if there is nothing.

    Everybody gets the same list: what the user may see that the task runs as.
    """

    periodicity = offered(u"0 7 * * mon-fri")

    directives.widget("states", CheckBoxFieldWidget)
    states = states_field(
        _(u"In these states"),
        _(
            u"help_news_states",
            default=u"None chosen: in any state, and what has none. All get the same "
            u"list, of what the user may see that the task runs as; so choose a state "
            u"that all of them may see.",
        ),
        u"published",
    )
    directives.widget("groups", CheckBoxFieldWidget)
    groups = groups_field()
    addresses = addresses_field(
        _(
            u"help_news_addresses",
            default=u"One in a line. Each gets a mail of its own. The first one tells "
            u"of the last seven days, each other one of what came since.",
        )
    )


class Window(Persistent):
    """The time that a digest is about; `until` is None when all have got it.

    Aware datetimes. `sent`: the addresses that have got it.
    """

    def __init__(self, since):
        self.since = since
        self.until = None
        self.sent = OOTreeSet()

    def open(self, now):
        """Begin the next digest, unless one was interrupted."""
        if self.until is None:
            self.until = now

    def close(self):
        """All have got it."""
        self.since, self.until = self.until, None
        self.sent.clear()


@implementer(INews)
class News(Backend):
    """The content type; profiles/tasks/types/CronNews.xml makes it known."""

    _window = None
