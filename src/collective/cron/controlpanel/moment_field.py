"""A moment as people type it: in the zone of the site, with the browser's picker."""

from collective.cron import _
from collective.cron import clock
from collective.cron.schedule import occurrence
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from datetime import datetime
from six import string_types
from xml.sax.saxutils import escape
from xml.sax.saxutils import quoteattr
from z3c.form.browser.text import TextWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.converter import FormatterValidationError
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import INPUT_MODE
from z3c.form.interfaces import ITextWidget
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.schema.interfaces import IDatetime

import re


TYPED = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::\d{2})?\Z")


class NotAMoment(ValueError):
    """The text is no date and time."""


def read(text):
    """Return typed text as an aware UTC datetime, None if it is empty.

    Raise NotAMoment. A time that the clock skips is the one an hour later.
    """
    text = text.strip() if isinstance(text, string_types) else text
    if not text:
        return None
    match = TYPED.match(text) if isinstance(text, string_types) else None
    try:
        wall = datetime(*[int(part) for part in match.groups()])
        return clock.to_utc(occurrence.get_zone(site_zone()).localize(wall))
    except (AttributeError, OverflowError, ValueError):
        raise NotAMoment()


def show(instant):
    """Return an aware datetime as the text that read() reads, to the minute."""
    local = moments.in_zone(instant, site_zone())
    return u"%s" % local.replace(tzinfo=None).isoformat()[:16]


def explain(name):
    """Return what is accepted in the field of this title, a Message."""
    return _(
        u"moment_refused",
        default=u"${name}: a date and a time are accepted, such as 2027-01-31 18:00, "
        u"in the time zone ${zone}.",
        mapping={"name": name, "zone": site_zone()},
    )


class IMomentWidget(ITextWidget):
    """An input for a date and a time."""


@implementer(IMomentWidget)
class MomentWidget(TextWidget):
    """Where a browser has no picker, it is a line of text."""

    def render(self):
        if self.mode != INPUT_MODE:
            return super(MomentWidget, self).render()
        known = {"id": self.id, "name": self.name, "value": self.value or u""}
        known["aria-describedby"] = "%s-zone" % self.id
        pairs = [u"%s=%s" % (key, quoteattr(known[key])) for key in sorted(known)]
        line = (
            u'<input type="datetime-local" class="form-control text-widget" %s />'
            u'<span class="formHelp form-text" id=%s>%s</span>'
        )
        zone = _(
            u"moment_zone", default=u"Time zone: ${zone}", mapping={"zone": site_zone()}
        )
        words = escape(translate(zone, context=self.request))
        return line % (u" ".join(pairs), quoteattr(known["aria-describedby"]), words)


@implementer(IFieldWidget)
def MomentFieldWidget(field, request):
    return FieldWidget(field, MomentWidget(request))


@adapter(IDatetime, IMomentWidget)
class MomentConverter(BaseDataConverter):
    """Between what is typed in the zone of the site and an instant in UTC."""

    def toWidgetValue(self, value):
        return u"" if value is self.field.missing_value else show(value)

    def toFieldValue(self, value):
        try:
            return read(value)
        except NotAMoment:
            raise FormatterValidationError(explain(self.field.title), value)
