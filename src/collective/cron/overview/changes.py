"""Changes: what people and programs did, of the tasks that a person may see."""

from AccessControl import getSecurityManager
from collections import namedtuple
from collective.cron.audit import record
from collective.cron.content.result_writer import microseconds
from collective.cron.overview import listing
from collective.cron.settings.alerts.site_alerts import IAlertSettings
from collective.cron.settings.alerts.site_alerts import ISecretAddresses
from collective.cron.settings.backend_schema import IBackend
from collective.cron.settings.site_settings import ICronSettings
from itertools import islice
from plone.dexterity.utils import iterSchemata
from plone.uuid.interfaces import IUUID
from zope.schema import getFieldsInOrder

import re


PLACE = re.compile(r"[0-9]{1,19}\Z")
LOOKED_AT = 500
MANAGE = "collective.cron: Manage"


class Wanted(namedtuple("Wanted", "since until user deed uid before size")):
    """Which entries are looked for; None for what does not matter.

    `since`, `until`: aware datetimes; `before`: a place, as Changes.further has it;
    `size`: how many, None for all there are.
    """

    __slots__ = ()

    def accepts(self, entry):
        """Tell whether it is one of those, but for the place."""
        return (
            self.uid in (None, entry.uid)
            and self.user in (None, entry.user)
            and self.deed in (None, entry.deed)
            and (self.since is None or self.since <= entry.at)
            and (self.until is None or entry.at <= self.until)
        )


class Changes(object):
    """`found`: a list of Entries, newest first; `further`: the place of more, or None.

    `seen`: UUIDs of the tasks whose entries are shown; if left out, of all that the
    visitor may see, and to those with Manage on the site all there are.
    """

    def __init__(self, site, wanted, seen=None):
        self.wanted = wanted
        self.found, self.further = [], None
        self._seen = _all_seen(site) if seen is None else seen
        self._look(site)

    def _look(self, site):
        wanted, last = self.wanted, None
        first = 0 if wanted.since is None else 2 * microseconds(wanted.since)
        for key, entry in record.walk(site, wanted.before or record.LARGEST):
            if key < first:
                break
            if not self._accepts(entry):
                continue
            if len(self.found) == wanted.size:
                self.further = last
                break
            self.found.append(entry)
            last = key

    def _accepts(self, entry):
        is_seen = self._seen is None or entry.uid in self._seen
        return is_seen and self.wanted.accepts(entry)


def latest(site, uid, count):
    """Return the newest entries of a task, of the last 500 of all, a list."""
    found = (entry for _key, entry in islice(record.walk(site), LOOKED_AT))
    return list(islice((entry for entry in found if entry.uid == uid), count))


def _all_seen(site):
    if getSecurityManager().checkPermission(MANAGE, site):
        return None
    return set(listing.gather(site, IUUID))


def read_place(text):
    """Return a place that is given as text; ValueError for any other text."""
    if PLACE.match(text) is None:
        raise ValueError(text)
    return min(int(text), record.LARGEST)


def fields_of(backend=None):
    """Return {name: field} of the settings of a task, and of those of the site."""
    schemata = [ICronSettings, IAlertSettings, ISecretAddresses, IBackend]
    schemata += [] if backend is None else list(iterSchemata(backend))
    return dict(
        (name, field)
        for schema in schemata
        for name, field in getFieldsInOrder(schema)
    )
