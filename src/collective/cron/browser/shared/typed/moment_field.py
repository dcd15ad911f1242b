"""A moment as people type it, with the browser's picker.

In the zone of the site, or in that which the form has as `zone`.
"""

from collective.cron import _
from collective.cron.browser.shared.typed.moment import NotAMoment
from collective.cron.browser.shared.typed.moment import read
from collective.cron.browser.shared.typed.moment import show
from collective.cron.settings.zones import site_zone
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


def zone_of(widget):
    """Return the name of the zone in which a widget shows a moment."""
    return getattr(widget.form, "zone", None) or site_zone()


def explain(name, zone=None):
    """Return what is accepted in the field of this title, a Message."""
    return _(
        u"moment_refused",
        default=u"${name}: a date and a time are accepted, such as 2027-01-31 18:00, "
        u"in the time zone ${zone}.",
        mapping={"name": name, "zone": zone or site_zone()},
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
        values = {"zone": zone_of(self)}
        zone = _(u"moment_zone", default=u"Time zone: ${zone}", mapping=values)
        words = escape(translate(zone, context=self.request))
        return line % (u" ".join(pairs), quoteattr(known["aria-describedby"]), words)


@implementer(IFieldWidget)
def MomentFieldWidget(field, request):
    return FieldWidget(field, MomentWidget(request))


@adapter(IDatetime, IMomentWidget)
class MomentConverter(BaseDataConverter):
    """Between what is typed and an instant in UTC."""

    def toWidgetValue(self, value):
        if value is self.field.missing_value:
            return u""
        return show(value, zone_of(self.widget))

    def toFieldValue(self, value):
        try:
            return read(value, zone_of(self.widget))
        except NotAMoment:
            message = explain(self.field.title, zone_of(self.widget))
            raise FormatterValidationError(message, value)
