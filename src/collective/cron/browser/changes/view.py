"""What people and programs did with the tasks of a site, or with one, newest first."""

from collective.cron import _
from collective.cron import clock
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.browser.changes.filters import Filters
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.results.downloads import CSV
from collective.cron.browser.results.downloads import Download
from collective.cron.browser.shared import deed_words
from collective.cron.browser.shared.page import CronPage
from collective.cron.browser.shared.typed import given
from collective.cron.interfaces import IBackend
from collective.cron.overview import listing
from collective.cron.overview import readable_settings
from collective.cron.overview.changes import Changes
from collective.cron.overview.changes import fields_of
from collective.cron.settings import site_settings
from collective.cron.settings.zones import site_zone
from collective.cron.text import csv_text
from collective.cron.words import moments
from plone.memoize.view import memoize
from plone.uuid.interfaces import IUUID
from zope.i18n import translate
from zope.interface import implementer
from zope.schema import Bool


DRY_RUN = Bool()  # a setting of runs alone
COLUMNS = (
    "at deed task title path user folder from program setting former new count"
).split()


@implementer(IBelowDashboard)
class ChangesView(CronPage):
    """Of the site, or of one Backend; times are in the zone of the site."""

    page_title = _(u"Changes")

    @property
    def zone(self):
        return site_zone()

    @property
    def kept(self):
        """How many `changes` and `runs` are kept, and for how many `days`."""
        return {
            "changes": record.most(self.site, record.CHANGES),
            "runs": record.most(self.site, record.RUNS),
            "days": site_settings.get("keep_changes_days"),
        }

    @property
    def uid(self):
        """The UUID of the task that it is about, None if it is about all."""
        return str(IUUID(self.context)) if IBackend.providedBy(self.context) else None

    @property
    @memoize
    def filters(self):
        return Filters(self.request.form, self.uid)

    @property
    @memoize
    def changes(self):
        return self.find(self.filters.wanted)

    def find(self, wanted):
        return Changes(self.site, wanted, self.uid and [self.uid])

    @property
    def rows(self):
        return [self._describe(entry) for entry in self.changes.found]

    def _describe(self, entry):
        backend = self.backends.get(entry.uid)
        fields = self._fields(backend)
        return {
            "entry": entry,
            "time": moments.show(entry.at, self.zone),
            "iso": clock.to_iso(entry.at),
            "deed": deed_words.DEEDS.get(entry.deed, entry.deed),
            "origin": deed_words.ORIGINS.get(entry.origin, entry.origin),
            "url": None if backend is None else backend.absolute_url(),
            "title": entry.title or entry.path,
            "changes": [
                {
                    "name": self.say_name(fields, name, entry.deed),
                    "hidden": old is None,
                    "old": self.say_value(fields, name, old),
                    "new": self.say_value(fields, name, new),
                }
                for name, old, new in entry.changes
            ],
        }

    def say_name(self, fields, name, deed):
        # A parameter of a script may be called as what is of a task.
        is_run = deed in deeds.OF_RUNS
        names = deed_words.NAMES_OF_RUNS if is_run else deed_words.NAMES
        title = fields[name].title if name in fields else name
        return translate(names.get(name, title), context=self.request)

    def say_value(self, fields, name, text):
        """Return what was stored of a value, in words where its field has some."""
        if not text or name not in fields:
            return text
        return readable_settings.say_text(fields[name], text, self.site, self.request)

    @property
    @memoize
    def backends(self):
        """{UUID: Backend} of those that the visitor may see."""
        if self.uid:
            return {self.uid: self.context}
        found = listing.gather(self.site, lambda backend: backend)
        return dict((str(IUUID(one)), one) for one in found)

    @memoize
    def _fields(self, backend):
        return dict(fields_of(backend), dry_run=DRY_RUN)

    @property
    def tasks(self):
        found = [(uid, one.Title()) for uid, one in self.backends.items()]
        values = [uid for uid, title in sorted(found, key=lambda pair: pair[1].lower())]
        asked = self.filters.values.get("task")
        if asked and asked not in values:
            # It is gone; what was done with it is known.
            found.append((asked, asked))
            values.append(asked)
        return given.choices(values, dict(found), asked)

    @property
    def deeds(self):
        known = [one for one in deeds.ALL if not (self.uid and one in deeds.OF_SITE)]
        return given.choices(known, deed_words.DEEDS, self.filters.values.get("deed"))

    @property
    def further(self):
        """The address from which on there is more, or None."""
        place = self.changes.further
        return self.link(before=u"%d" % place) if place else None

    @property
    def newest(self):
        """The address of the newest ones, or None if these are they."""
        return self.link(before=None) if self.filters.wanted.before else None

    @property
    def everything(self):
        """The address without filters, or None if there are none."""
        if not self.filters.values:
            return None
        return self.context.absolute_url() + "/@@cron-changes"

    @property
    def download(self):
        """The address of all that the filters find, as CSV."""
        here = self.link(before=None)
        return here.replace("/@@cron-changes", "/@@cron-changes-csv", 1)

    def link(self, **changes):
        return self.filters.link(self.context.absolute_url(), **changes)


class ChangesCSV(ChangesView, Download):
    """All that the filters find, a line for each setting that was changed; for programs
    as well, so times are in UTC, and deeds and names are the words that are stored.
    """

    def __call__(self):
        wanted = self.filters.wanted._replace(before=None, size=None)
        rows = [row for entry in self.find(wanted).found for row in _lines(entry)]
        data = csv_text.write(COLUMNS, rows)
        self.begin(u"changes.csv", CSV, len(data))
        return data


def _lines(entry):
    """Yield the lines of an entry: what stands in each of COLUMNS."""
    first = [clock.to_iso(entry.at), entry.deed, entry.uid, entry.title, entry.path]
    first += [entry.user, entry.folder, entry.origin, entry.program]
    for change in entry.changes or ((None, None, None),):
        yield first + list(change) + [entry.count]
