"""PriceList: the type, its settings, and what does its work."""

from acme.prices import shop
from Acquisition import aq_parent
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.jobrunner import JobRunner
from plone.autoform import directives
from zope import schema
from zope.component import adapter
from zope.interface import implementer


class IPriceList(IBackend):
    """Settings, beside those that every task has."""

    # Whoever may manage tasks may set the others; this one, only some.
    directives.write_permission(address="acme.prices.SetAddress")
    address = schema.URI(title=u"Address of the list")
    key = schema.Password(
        title=u"Key for the shop",
        description=u"run() alone reads it; everybody else sees (hidden).",
        required=False,
    )
    currency = schema.TextLine(title=u"Currency", default=u"EUR")
    at_once = schema.Int(title=u"Pages in one commit", default=50, min=1)


@implementer(IPriceList)
class PriceList(Backend):
    """Fetches prices and writes them into the pages beside it."""


@adapter(IPriceList)
class PriceListRunner(JobRunner):
    has_dry_run = True

    def run(self):
        prices = shop.fetch(self.backend.address, self.backend.key)
        self.log(u"The list has %d prices." % len(prices))
        self.folder = aq_parent(self.backend)
        self.changed = self.table(u"Changed", u"Page", u"Before", u"Now")
        self.in_chunks(
            sorted(prices.items()),
            self.write,
            size=self.backend.at_once,
            key=lambda pair: pair[0],
        )

    def write(self, pair):
        number, price = pair
        page = self.folder.get(number)
        if page is None:
            self.warn(u"There is no page for %s." % number)
            return
        text = u"%s %s" % (price, self.backend.currency)
        if page.description != text:
            self.changed.add(page, page.description, text)
            if not self.dry_run:
                page.description = text
                page.reindexObject(idxs=["Description"])
