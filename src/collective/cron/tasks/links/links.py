"""ILinks: which links are looked at, and for how long that is remembered."""

from BTrees.OOBTree import OOBTree
from collective.cron import _
from collective.cron import clock
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.web.schema import IWebTask
from datetime import timedelta
from zope import schema
from zope.interface import implementer


class ILinks(IContentTask, IWebTask):
    """Lists links of content that lead nowhere; it changes nothing."""

    periodicity = offered(u"0 1 * * sat")

    look_outside = schema.Bool(
        title=_(u"Links to other sites too"),
        description=_(
            u"help_look_outside",
            default=u"They are called, each address once, one a second of each site, "
            u"and none that the site does not want to be called by programs "
            u"(robots.txt).",
        ),
        default=True,
        required=False,
    )
    minutes = schema.Int(
        title=_(u"Call other sites for so many minutes at most"),
        description=_(u"What is left then is for the next run."),
        default=60,
        min=1,
        max=1440,
    )
    remember = schema.Int(
        title=_(u"Call the same address again after so many days"),
        default=7,
        min=0,
        max=365,
    )


@implementer(ILinks)
class Links(Backend):
    """The content type; profiles/tasks/types/CronLinks.xml makes it known."""

    _known = None  # a tree: {address: (when it was called, what is wrong, a message)}

    def known(self):
        """Return what was found out about addresses, without what is too old."""
        if self._known is None:
            self._known = OOBTree()
        limit = clock.to_iso(clock.now() - timedelta(days=self.remember))
        for address in [one for one, (when, _w) in self._known.items() if when < limit]:
            del self._known[address]
        return self._known

    def note(self, address, wrong):
        """Note what was found out about an address just now, a message or nothing."""
        if self._known is None:  # a dry run takes back the tree, too
            self._known = OOBTree()
        self._known[address] = (clock.to_iso(clock.now()), wrong)
