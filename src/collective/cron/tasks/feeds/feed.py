"""IFeed: which feed is read, and where its entries go."""

from BTrees.OOBTree import OOTreeSet
from collective.cron import _
from collective.cron.bbb import ContentBrowserFieldWidget
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import CATALOG
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.web.schema import IWebTask
from collective.cron.web.web_address import is_web_address
from plone.autoform import directives
from zope import schema
from zope.interface import implementer


class IFeed(IWebTask):
    """Makes a news item of each new entry of a feed, never twice of the same."""

    periodicity = offered(u"20 * * * *")

    address = schema.TextLine(
        title=_(u"Address of the feed"),
        description=_(u"RSS or Atom. It begins with https:// or http://."),
        constraint=is_web_address,
        default=u"https://www.example.org/feed",
    )
    directives.widget(
        "folder",
        ContentBrowserFieldWidget,
        vocabulary=CATALOG,
        frontendOptions={"widget": "autocomplete"},
    )
    folder = schema.Choice(
        title=_(u"Folder for the news items"),
        description=_(
            u"help_feed_folder",
            default=u"None chosen: the folder that this task is in. They have the "
            u"first state of their workflow. What somebody deleted there does not "
            u"come again.",
        ),
        vocabulary=CATALOG,
        required=False,
    )
    most = schema.Int(
        title=_(u"At most so many new ones in one run"), default=50, min=1, max=500
    )


@implementer(IFeed)
class Feed(Backend):
    """The content type; profiles/tasks/types/CronFeed.xml makes it known."""

    _seen = None  # a tree: the keys of the entries that were imported

    def seen(self):
        """Return the keys of the entries that were imported, to add others."""
        if self._seen is None:
            self._seen = OOTreeSet()
        return self._seen
