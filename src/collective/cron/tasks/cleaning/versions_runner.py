"""VersionsRunner: purges old versions by the tools of CMFEditions."""

from collective.cron import _
from collective.cron import clock
from collective.cron.tasks.cleaning.versions import IVersions
from collective.cron.tasks.shared.runner import ContentRunner
from plone import api
from zope.component import adapter

import calendar


PURGE = "CMFEditions: Purge version"
DAY = 24 * 60 * 60


@adapter(IVersions)
class VersionsRunner(ContentRunner):
    def run(self):
        now = calendar.timegm(clock.now().utctimetuple())
        self.limit = now - self.backend.keep_younger * DAY
        self.each(self.find({}), self.purge)

    def purge(self, content):
        """Take away the versions of content that are neither new nor young."""
        history = self.history_of(content)
        total = history.getLength(countPurged=False) if history is not None else 0
        count = self.number_of_old(history, total)
        if not count:
            return
        if not api.user.has_permission(PURGE, obj=content):
            self.table(_(u"Left as it is"), _(u"Content")).add(content)
            path = "/".join(content.getPhysicalPath())
            why = _(u"The user it runs as may not do it")
            return self.warn(u"%s: %s" % (path, why))
        columns = _(u"Content"), _(u"Taken away"), _(u"Left")
        self.table(_(u"Old versions"), *columns).add(content, count, total - count)
        if not self.dry_run:
            repository = api.portal.get_tool("portal_repository")
            for _number in range(count):
                repository.purge(content, 0, countPurged=False)

    def number_of_old(self, history, total):
        """Return how many of the oldest versions are to go."""
        count = 0
        while count < total - self.backend.keep_newest:
            if _saved_at(history.retrieve(count, countPurged=False)) > self.limit:
                break
            count += 1
        return count

    def history_of(self, content):
        """Return the history of content, as CMFEditions keeps it, or None."""
        handler = api.portal.get_tool("portal_historyidhandler")
        storage = api.portal.get_tool("portal_historiesstorage")
        history_id = handler.queryUid(content)
        if history_id is None or not storage.isRegistered(history_id):
            return None
        return storage.getHistoryMetadata(history_id)


def _saved_at(version):
    """Return when a version was saved, seconds since the epoch; 0 if nobody knows."""
    metadata = version.get("metadata") or {}
    return metadata.get("sys_metadata", {}).get("timestamp", 0)
