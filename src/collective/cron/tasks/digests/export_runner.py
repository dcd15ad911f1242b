"""ExportRunner: writes the file, keeps it with the result, and mails it."""

from collective.cron import _
from collective.cron import clock
from collective.cron.tasks.digests import columns
from collective.cron.tasks.digests.export import IExport
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared import mail
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared.recipients import addresses_of
from collective.cron.tasks.shared.runner import ContentRunner
from collective.cron.text import csv_text
from datetime import timedelta
from zope.component import adapter

import hashlib


MOST = 100000  # rows
MAILED = 10 * 10**6  # bytes of a file: many servers refuse a larger mail
CSV = "text/csv"


@adapter(IExport)
class ExportRunner(ContentRunner):
    def run(self):
        task = self.backend
        addresses = addresses_of(task)
        if task.groups or task.addresses:
            mail.check_server()
            if not addresses:
                self.warn(_(u"Nobody is there to be mailed to."))
        self.now = clock.now().replace(microsecond=0)
        self.since = self.begin()
        self.counts = {}
        data = csv_text.write(columns.titles(task.columns), self.rows())
        self.total = sum(self.counts.values())
        if task.only_new and not self.total:
            return self.log(_(u"Nothing was changed; there is no file."))
        for kind, count in sorted(self.counts.items()):
            self.table(_(u"Rows of the file"), _(u"Type"), _(u"Rows")).add(kind, count)
        name = "%s-%s.csv" % (task.getId(), self.now.strftime("%Y-%m-%d"))
        if not self.dry_run:
            self.attach(name, data, CSV + "; charset=utf-8")
        self.mail(addresses, name, data)
        if task.only_new:
            task.last()["until"] = self.now

    def begin(self):
        """Return the instant after which content was changed, None for any."""
        since = []
        if self.backend.days:
            since.append(self.now - timedelta(days=self.backend.days))
        if self.backend.only_new and self.backend._last:
            since.append(self.backend._last["until"])
        return max(since) if since else None

    def rows(self):
        """Yield the rows of the file, and count them by type."""
        query = {}
        if self.backend.states:
            query["review_state"] = self.backend.states
        if self.since is not None:
            times = [moments.as_zope(one) for one in (self.since, self.now)]
            query["modified"] = {"query": times, "range": "min:max"}
        paths = self.find(query)
        if len(paths) > MOST:
            self.warn(_(u"Only ${count} rows are written", mapping={"count": MOST}))
        for brain in self.look_up(paths[:MOST]):
            if self.is_wanted(brain):
                kind = columns.type_of(brain)
                self.counts[kind] = self.counts.get(kind, 0) + 1
                yield columns.row(self.backend.columns, brain)

    def is_wanted(self, brain):
        """Tell whether content was changed in the time that the file is about.

        The index of the catalog knows no more than the minute.
        """
        changed = columns.changed_at(brain)
        if self.since is None or changed is None:
            return True
        return self.since < changed <= self.now

    def mail(self, addresses, name, data):
        """Send it to each address; after an interrupted run to the rest.

        If it is another file by then, all get that one.
        """
        if not addresses:
            return
        body = self.body(name, data)
        subject = lists.say(
            _(u"Export: ${title}", mapping={"title": self.backend.Title()})
        )

        def send(address):
            self.table(_(u"Mailed to"), _(u"Address")).add(address)
            if not self.dry_run:
                mail.send(address, subject, body)

        self.in_chunks(addresses, send, size=1, name=hashlib.sha1(data).hexdigest())

    def body(self, name, data):
        """Return the body of the mail: with the file, or with the way to it."""
        count = {"count": self.total}
        text = u"%s\n" % lists.say(_(u"Rows of the file: ${count}", mapping=count))
        if len(data) <= MAILED:
            return mail.with_file(text, name, data, CSV)
        large = _(u"The file is too large for a mail; it is kept with the result.")
        self.warn(large)
        return u"%s\n%s\n%s\n" % (text, lists.say(large), self.backend.absolute_url())
