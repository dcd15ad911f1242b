"""Result: the record of one run."""

from AccessControl import ClassSecurityInfo
from AccessControl.class_init import InitializeClass
from collective.cron import clock
from collective.cron.content.plone_permissions import VIEW
from collective.cron.interfaces import IResult
from DateTime import DateTime
from plone.dexterity.content import Item
from plone.supermodel import model
from zope.interface import implementer


class IResultSchema(model.Schema):
    """No fields: nobody edits a result. A type must have a schema."""


@implementer(IResult)
class Result(Item):
    """A small Dexterity item, outside the catalog, that never changes.

    Values equal to the defaults below are not stored: a result is to stay far below
    a kilobyte, since there are so many of them.
    """

    security = ClassSecurityInfo()
    security.declareObjectProtected(VIEW)
    security.setDefaultAccess("deny")
    security.declareProtected(VIEW, "portal_type", "title", *IResult.names())
    security.declareProtected(VIEW, "creation_date", "modification_date")

    portal_type = "collective.cron.Result"
    status = u"OK"
    reason = u""
    occurrence = None
    start = None
    end = None
    trigger = "schedule"
    by = u""
    user = u""
    worker = u""
    attempt = 1
    missed = 0
    messages = ()
    log = ()
    traceback = u""
    tables = ()
    files = ()
    settings = None

    def __init__(self, id=None, **values):
        # Not Item.__init__: its two dates alone are larger than a result.
        if id is not None:
            self.id = id
        for name, value in values.items():
            if value != getattr(type(self), name):
                setattr(self, name, value)

    def duration(self):
        """Return the seconds between start and end, or None if it did not start."""
        if self.start is None or self.end is None:
            return None
        return max((self.end - self.start).total_seconds(), 0.0)

    @property
    def is_dry(self):
        return bool((self.settings or {}).get("dry_run"))

    @property
    def title(self):
        end = clock.to_iso(self.end)[:19].replace("T", " ")
        return u"%s %s UTC" % (self.status, end)

    @property
    def creation_date(self):
        return DateTime(clock.to_iso(self.end))

    modification_date = creation_date


InitializeClass(Result)
