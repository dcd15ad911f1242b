"""The widget for a periodicity: presets, the expression, and what it means."""

from collective.cron.browser.schedule import builder
from collective.cron.browser.schedule import presets
from collective.cron.browser.schedule.builder_form import BuilderForm
from collective.cron.browser.schedule.preview import Preview
from collective.cron.browser.schedule.preview import read
from collective.cron.browser.schedule.preview import seed_of
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.settings.fields import IPeriodicity
from collective.cron.settings.zones import site_zone
from collective.cron.words import wording
from plone import api
from six import ensure_text
from z3c.form.browser.text import TextWidget
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import IWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only


ZONE = "timezone"  # the field beside the periodicity


class IScheduleWidget(IWidget):
    """Marks the widget, for its templates.

    Not an ITextWidget: the template that Plone or a theme has for those may be for a
    layer that goes before ours.
    """


@implementer_only(IScheduleWidget)
class ScheduleWidget(TextWidget):
    """A text with help around it; see presets.choose() for what is taken.

    Its buttons belong to no handler of the form: the form comes back with everything
    that was typed, nothing is validated, and nothing is saved.
    """

    klass = u"text-widget cron-schedule-text"
    gap = None  # why nothing could be put together, a message

    def extract(self, default=NO_VALUE):
        if self.name not in self.request.form:
            return default
        if self.name + "-build" in self.request.form:
            return self.built()
        before = None
        if self.name + "-before" in self.request.form:
            # Whole: too long a text is one that may have been left alone.
            before = self.typed("-before")
        typed = self.typed()
        return presets.choose(typed, read(self.request, self.name + "-preset"), before)

    def typed(self, which=""):
        """Return a text of the form, with the ends of lines that we have."""
        return read(self.request, self.name + which, None).replace(u"\r\n", u"\n")

    def built(self):
        """Return what was put together, as text; what was there, if nothing can be."""
        try:
            return ensure_text(builder.build(*self.chosen()))
        except builder.Gap as gap:
            self.gap = gap.args[0]
            return self.typed()

    def chosen(self):
        """Return what was chosen in the builder: a dict, and days of the week."""
        prefix = self.name + "-"
        form = self.request.form
        chosen = dict(
            (name, read(self.request, prefix + name))
            for name in builder.NAMES
            if prefix + name in form
        )
        weekdays = form.get(prefix + "weekdays")
        return chosen, weekdays if isinstance(weekdays, list) else []

    @property
    def builder_form(self):
        return BuilderForm(self.value, self.language, self.gap and self.chosen())

    @property
    def rows(self):
        """How many lines the text has, one at least."""
        return (self.value or u"").count(u"\n") + 1

    @property
    def options(self):
        """Dicts of the presets: `value`, `title` and `selected`."""
        chosen = presets.find(self.value)
        return [
            {"value": value, "title": title, "selected": value == chosen}
            for value, title in presets.titles(self.language)
        ]

    @property
    def language(self):
        return api.portal.get_current_language()

    @property
    def words(self):
        return wording.describe(self.value, self.language, seed_of(self.place))

    @property
    def invalid(self):
        return "true" if self.error else None

    @property
    def input_class(self):
        error = u" is-invalid" if self.error else u""
        return u"form-control %s%s" % (self.klass, error)

    def preview(self):
        """Return the preview of what is in the form now."""
        page = Preview(self.place, self.request)
        return page.show(self.value or u"", self.zone)

    @property
    def place(self):
        """The Backend that is edited, or the folder it is added to."""
        place = getattr(self.form, "context", None)
        return api.portal.get() if place is None else place

    @property
    def preview_url(self):
        return self.place.absolute_url() + "/@@cron-preview"

    @property
    def resources(self):
        """How the addresses of its style and its script begin."""
        return api.portal.get().absolute_url() + "/++resource++collective.cron.schedule"

    @property
    def zone_id(self):
        return self.id[: -len(self.field.__name__)] + ZONE

    @property
    def zone(self):
        """The zone that is chosen in the same form, or that of what is edited."""
        for widget in self.form.widgets.values():
            if widget.id == self.zone_id and widget.value:
                value = widget.value
                return value if not isinstance(value, (list, tuple)) else value[0]
        if IBackend.providedBy(self.place):
            return self.place.timezone
        return site_zone()


@adapter(IPeriodicity, ICronLayer)
@implementer(IFieldWidget)
def ScheduleFieldWidget(field, request):
    return FieldWidget(field, ScheduleWidget(request))
