"""LinksRunner: collects the links of content, and lists those that lead nowhere."""

from AccessControl import getSecurityManager
from collective.cron import _
from collective.cron.bbb import monotonic
from collective.cron.tasks.links import inside
from collective.cron.tasks.links.links import ILinks
from collective.cron.tasks.links.outside import Outside
from collective.cron.tasks.links.outside import site_of
from collective.cron.tasks.shared import content
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared.runner import ContentRunner
from collective.cron.web.addresses import NOT_CALLED
from collective.cron.web.client import Client
from zope.component import adapter


CALLS = 10  # addresses: after so many it is stored what was found out
MOST = 10000  # addresses of one run
MOST_PAGES = 20  # of which it is told that they have the same bad link
ROBOTS = 100000  # bytes of such a file: the rules of all sites are kept in a run


@adapter(ILinks)
class LinksRunner(ContentRunner):
    bad = None  # the table of what leads nowhere, if anything does
    unseen = None  # that of what nobody knows, since it may not be called

    def run(self):
        task = self.backend
        pages = self.collect()
        known = task.known()
        self.found = {}
        self.end = monotonic() + task.minutes * 60
        client = Client(task.own_servers, task.seconds, ROBOTS, follows=False)
        self.outside = Outside(client, self.check_cancelled)
        # All are numbered, so that a run that goes on finds its place.
        waiting = [pair for pair in in_turns(pages) if pair[-1] not in known]
        self.in_chunks(waiting, self.call, size=CALLS, key=lambda pair: pair)
        for address in sorted(pages):
            wrong = self.found.get(address, known.get(address, (u"", u""))[1])
            for path in pages[address] if wrong else ():
                self.show(content.at(path), address, wrong)
        left = [one for one in pages if one not in self.found and one not in known]
        self.sum_up(len(pages), len(left))

    def sum_up(self, pages, left):
        """Warn of what was found, and then of what was not looked at."""
        if self.bad is not None and self.bad.count:
            bad = {"count": self.bad.count}
            self.warn(_(u"Links that lead nowhere: ${count}", mapping=bad))
        if self.unseen is not None and self.unseen.count:
            unseen = {"count": self.unseen.count}
            self.log(_(u"Links that were not called: ${count}", mapping=unseen))
        if pages == MOST:
            most = {"count": MOST}
            self.warn(_(u"Only ${count} addresses are looked at", mapping=most))
        if left:
            count = {"count": left}
            self.warn(_(u"Addresses left for the next run: ${count}", mapping=count))

    def collect(self):
        """Return {address of another site: paths of content that links to it}.

        Of those of this site it is told at once what is wrong.
        """
        pages = {}
        for one in self.look_through(self.find({})):
            if not getSecurityManager().checkPermission("View", one):
                continue
            for address in inside.links_of(one):
                if inside.is_inside(address):
                    wrong = inside.trouble(one, address)
                    if wrong:
                        self.show(one, address, wrong)
                elif self.backend.look_outside and (
                    address in pages or len(pages) < MOST
                ):
                    paths = pages.setdefault(address, [])
                    if len(paths) < MOST_PAGES:
                        paths.append("/".join(one.getPhysicalPath()))
        return pages

    def call(self, item):
        """Find out what is wrong with an address, if there is time, and note it."""
        address = item[-1]
        if monotonic() > self.end:
            return
        wrong = u""
        if self.outside.is_wanted(address):
            wrong = self.outside.trouble(address) or u""
        self.found[address] = wrong
        self.backend.note(address, wrong)

    def show(self, one, address, wrong):
        """Add a row, if the content is still there."""
        if one is not None:
            self._table_for(wrong).add(one, address, lists.say(wrong))

    def _table_for(self, wrong):
        content, address = _(u"Content"), _(u"Address")
        if wrong == NOT_CALLED:
            title, why = _(u"Links that were not called"), _(u"Why")
            self.unseen = self.table(title, content, address, why)
            return self.unseen
        title, what = _(u"Links that lead nowhere"), _(u"What is wrong")
        self.bad = self.table(title, content, address, what)
        return self.bad


def in_turns(addresses):
    """Return (number, address) pairs, sorted: of each site one, then the next ones."""
    counts, pairs = {}, []
    for address in sorted(addresses):
        site = site_of(address)
        counts[site] = counts.get(site, 0) + 1
        pairs.append((counts[site], address))
    return sorted(pairs)
