"""NewsRunner: lists what is new once, and sends it to each address once."""

from AccessControl import getSecurityManager
from collective.cron import _
from collective.cron import clock
from collective.cron.tasks.digests.news import INews
from collective.cron.tasks.digests.news import Window
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared import mail
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared.recipients import addresses_of
from collective.cron.tasks.shared.runner import ContentRunner
from datetime import timedelta
from zope.component import adapter


FIRST = timedelta(days=7)  # what the first digest is about


@adapter(INews)
class NewsRunner(ContentRunner):
    """A run over a past period mails of that time, and is none of the regular row."""

    has_period = True

    def run(self):
        mail.check_server()
        addresses = addresses_of(self.backend)
        if not addresses:
            return [_(u"Nobody is there to be mailed to.")]
        window = self.window = self.find_window()
        entries = [self.tell_of(one) for one in self.look_through(self.found())]
        entries = [one for one in entries if one]
        if entries:
            text = lists.as_text(_(u"This was added or changed:"), entries)
            self.in_chunks(addresses, lambda one: self.send(one, text), size=1)
        else:
            self.log(_(u"Nothing was added or changed; nobody gets mail."))
        window.close()

    def find_window(self):
        """Return the open Window that this mail is about."""
        now, task = clock.now().replace(microsecond=0), self.backend
        if self.period is not None:
            window = Window(self.period[0])
            window.open(self.period[1])
            return window
        if task._window is None:
            task._window = Window(now - FIRST)
        task._window.open(now)
        return task._window

    def found(self):
        """Return the paths of what may have changed in the time of the digest."""
        times = [moments.as_zope(one) for one in (self.window.since, self.window.until)]
        query = {"modified": {"query": times, "range": "min:max"}}
        if self.backend.states:
            query["review_state"] = self.backend.states
        return self.find(query)

    def tell_of(self, one):
        """Return the entry for content, after adding a row; None if it is not new."""
        changed = moments.as_datetime(one.modified())
        is_new = self.window.since < changed <= self.window.until
        if not is_new or not getSecurityManager().checkPermission("View", one):
            return None
        is_added = moments.as_datetime(one.created()) > self.window.since
        what = _(u"added") if is_added else _(u"changed")
        columns = _(u"Content"), _(u"What"), _(u"When")
        self.table(_(u"Added or changed"), *columns).add(one, what, changed)
        return lists.entry(one, what)

    def send(self, address, text):
        """Send the mail to one address, if it was not sent there already."""
        if self.period is None:
            if address in self.window.sent:
                return
            self.window.sent.add(address)
        if not self.dry_run:
            title = {"title": self.backend.Title()}
            mail.send(address, lists.say(_(u"News: ${title}", mapping=title)), text)
