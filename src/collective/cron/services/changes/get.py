"""GET @cron-changes of the site or of one Backend: what was done, newest first."""

from collective.cron.audit import deeds
from collective.cron.browser.shared.deed_words import DEEDS
from collective.cron.interfaces import IBackend
from collective.cron.overview.changes import Changes
from collective.cron.overview.changes import read_place
from collective.cron.overview.changes import Wanted
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import LARGEST_SIZE
from collective.cron.services.shared.parameters import Parameters
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.parameters import SIZE
from collective.cron.services.shared.service import CronService
from plone.uuid.interfaces import IUUID
from six.moves.urllib.parse import urlencode
from zope.i18n import translate


LONGEST = 200  # characters of a value
NAMES = ("b_size", "before", "deed", "from", "task", "to", "user")


class ChangesGet(CronService):
    """`further` leads to those behind, if there are any."""

    def tell(self):
        asked, own = Parameters(self.request), self.own_uid
        asked.refuse_others(*[name for name in NAMES if not (own and name == "task")])
        wanted = Wanted(
            since=self.instant("from", asked),
            until=self.instant("to", asked),
            user=asked.text("user", LONGEST) or None,
            deed=asked.choice("deed", deeds.ALL, None),
            uid=own or asked.text("task", LONGEST) or None,
            before=self.place(asked),
            size=asked.number("b_size", 1, LARGEST_SIZE, SIZE),
        )
        changes = Changes(self.site, wanted, own and [own])
        return {
            "@id": self.address,
            "items": [self.describe(entry) for entry in changes.found],
            "further": changes.further and self.further(changes.further),
        }

    @property
    def own_uid(self):
        """The UUID of the Backend it is about, None if it is about all."""
        return str(IUUID(self.context)) if IBackend.providedBy(self.context) else None

    @property
    def address(self):
        return self.context.absolute_url() + "/@cron-changes"

    def instant(self, name, asked):
        value = asked.text(name, LONGEST)
        return read_instant(name, value) if value else None

    def place(self, asked):
        value = asked.text("before", LONGEST)
        try:
            return read_place(value) if value else None
        except ValueError:
            accepted = "as it stands in 'further' of an answer"
            raise BadParameter("not accepted", value, accepted, "before")

    def describe(self, entry):
        """Return an entry as data; `changes` have null twice where they are hidden."""
        title = DEEDS.get(entry.deed, entry.deed)
        return {
            "at": instant(entry.at),
            "deed": entry.deed,
            "deed_title": translate(title, context=self.request),
            "count": entry.count,
            "task": (
                {"uid": entry.uid, "title": entry.title, "path": entry.path}
                if entry.uid
                else None
            ),
            "user": entry.user,
            "user_folder": entry.folder,
            "origin": entry.origin,
            "program": entry.program,
            "changes": [
                {"name": name, "former": old, "new": new}
                for name, old, new in entry.changes
            ],
        }

    def further(self, place):
        given = dict(self.request.form, before=place)
        return "%s?%s" % (self.address, urlencode(sorted(given.items())))
