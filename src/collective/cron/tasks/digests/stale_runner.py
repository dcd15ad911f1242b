"""StaleRunner: finds old content, and sends each owner one mail about it."""

from BTrees.OOBTree import OOBTree
from collective.cron import _
from collective.cron import clock
from collective.cron.alerts.channels.mailbox import address_of
from collective.cron.tasks.digests.stale import IStale
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared import mail
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared.runner import ContentRunner
from plone.uuid.interfaces import IUUID
from zope.component import adapter


@adapter(IStale)
class StaleRunner(ContentRunner):
    def run(self):
        task, self.now = self.backend, clock.now()
        if task.mail_owners:
            mail.check_server()
        query = {"modified": {"query": self._zope_limit(), "range": "max"}}
        if task.states:
            query["review_state"] = task.states
        paths = self.find(query)
        old = (one for one in self.look_through(paths) if self.is_old(one))
        if not task.mail_owners:
            for one in old:
                self.show(one, u"")
            return
        if task._told is None:
            task._told = OOBTree()
        self.told = task._told
        self.forget_old_notes()
        waiting = self.by_address(old)
        self.in_chunks(
            sorted(waiting), lambda address: self.tell(address, waiting[address]), 1
        )

    def is_old(self, one):
        """Tell whether content was not changed since the limit."""
        return one.modified() <= self._zope_limit()

    def by_address(self, old):
        """Return {address: paths of what its owner is to be told of}."""
        waiting = {}
        for one in old:
            addresses = self.addresses(one)
            if not addresses:
                self.show(one, u"")
                self.warn(
                    _(
                        u"No owner with an address: ${path}",
                        mapping={"path": "/".join(one.getPhysicalPath())},
                    )
                )
            for address in addresses:
                if _key(one, address) not in self.told:
                    path = "/".join(one.getPhysicalPath())
                    waiting.setdefault(address, []).append(path)
        return waiting

    def addresses(self, one):
        """Return the addresses of those who are to be told of content, a set."""
        owners = one.users_with_local_role("Owner")
        found = set(address_of(owner) for owner in owners) - {None}
        return found or ({self.backend.instead} if self.backend.instead else found)

    def tell(self, address, paths):
        """Send one mail, and note what it was about."""
        entries = []
        for one in self.look_through(paths):
            since = _(u"since ${day}", mapping={"day": self._day(one)})
            entries.append(lists.entry(one, since))
            self.show(one, address)
            self.told[_key(one, address)] = clock.to_iso(self.now)
        if entries and not self.dry_run:
            beginning = _(
                u"mail_stale",
                default=u"You own content that was not changed for ${months} months or "
                u"more. Please see whether it is still true, and change it, retract "
                u"it or delete it.",
                mapping={"months": self.backend.months},
            )
            subject = lists.say(_(u"Content that was not changed for a long time"))
            mail.send(address, subject, lists.as_text(beginning, entries))

    def show(self, one, address):
        """Add a row for content."""
        columns = _(u"Content"), _(u"Last changed"), _(u"Mailed to")
        self.table(_(u"Not changed for a long time"), *columns).add(
            one, moments.as_datetime(one.modified()), address
        )

    def forget_old_notes(self):
        """Let be told again what was told so long ago."""
        limit = clock.to_iso(moments.months_before(self.now, self.backend.again_after))
        for key in [key for key, when in self.told.items() if when <= limit]:
            del self.told[key]

    def _zope_limit(self):
        return moments.as_zope(moments.months_before(self.now, self.backend.months))

    def _day(self, one):
        return moments.as_datetime(one.modified()).strftime("%Y-%m-%d")


def _key(one, address):
    return u"%s %s" % (IUUID(one), address)
