"""FeedRunner: makes news items of the new entries of a feed, all of a run or none."""

from Acquisition import aq_parent
from collective.cron import _
from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.jobrunner import JobRunner
from collective.cron.tasks.feeds import entries
from collective.cron.tasks.feeds import markup
from collective.cron.tasks.feeds.feed import IFeed
from collective.cron.tasks.shared import content
from collective.cron.tasks.shared import moments
from collective.cron.web.client import Client
from collective.cron.web.trouble import CallError
from plone import api
from plone.app.textfield.value import RichTextValue
from six import ensure_str
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr
from zope.component import adapter


TYPE = "News Item"


@adapter(IFeed)
class FeedRunner(JobRunner):
    has_dry_run = True

    def run(self):
        folder = self.folder()
        new = self.new(self.read())
        for number, entry in enumerate(new, 1):
            self.check_cancelled()
            columns = _(u"Entry"), _(u"Address"), _(u"Date")
            self.table(_(u"New"), *columns).add(entry.title, entry.link, entry.when)
            if not self.dry_run:
                self.add(folder, entry)
            self.progress(number, len(new))

    def folder(self):
        """Return where the news items go; raise CronError if they cannot."""
        chosen, found = self.backend.folder, aq_parent(self.backend)
        if chosen:
            brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(
                UID=chosen
            )
            found = content.at(brains[0].getPath()) if brains else None
            if found is None:
                raise CronError("the folder is gone", chosen)
        if TYPE not in [fti.getId() for fti in found.allowedContentTypes()]:
            what = "the user it runs as may not add a news item there"
            raise CronError(what, "/".join(found.getPhysicalPath()))
        return found

    def read(self):
        """Return the entries of the feed, in its order."""
        task = self.backend
        client = Client(task.own_servers, task.seconds)
        answer = client.call(ensure_str(task.address))
        if answer.status != 200:
            status = {"status": answer.status}
            raise CallError(_(u"The status is ${status}", mapping=status))
        return entries.read(answer.data, answer.url)

    def new(self, found):
        """Return the first of those that were not imported, the last one first."""
        seen, keys, new = self.backend._seen or (), set(), []
        for entry in found:
            if entry.key not in seen and entry.key not in keys:
                keys.add(entry.key)
                new.append(entry)
        return new[: self.backend.most][::-1]

    def add(self, folder, entry):
        """Add the news item, and note that it was."""
        base = entry.link or self.backend.address
        text = markup.cleaned(entry.html, base, folder)
        link = u"<p><a href=%s>%s</a></p>" % (quoteattr(entry.link), escape(entry.link))
        source = markup.cleaned(link, base, folder) if entry.link else u""
        item = api.content.create(
            folder,
            TYPE,
            title=entry.title,
            description=markup.summary(text),
            text=RichTextValue(text + source, "text/html", markup.SAFE),
        )
        if entry.when is not None:
            item.effective_date = moments.as_zope(min(entry.when, clock.now()))
            item.reindexObject()
        self.backend.seen().add(entry.key)
