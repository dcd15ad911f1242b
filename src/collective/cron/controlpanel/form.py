"""@@cron-settings: the control panel."""

from collective.cron import _
from collective.cron.browser.interfaces import IBelowDashboard
from collective.cron.browser.shared.typed.moment_field import MomentFieldWidget
from collective.cron.controlpanel import values
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.worksite import identity
from plone.app.registry.browser.controlpanel import ControlPanelFormWrapper
from plone.app.registry.browser.controlpanel import RegistryEditForm
from plone.protect import CheckAuthenticator
from z3c.form.interfaces import IErrorViewSnippet
from zope.component import getMultiAdapter
from zope.i18n import translate
from zope.i18nmessageid import Message
from zope.interface import implementer
from zope.interface import Invalid


class SettingsForm(RegistryEditForm):
    """Its content is a dict: the pause is stored by its own rules."""

    schema = ISettingsForm
    label = _(u"Settings for scheduled tasks")
    default_fieldset_label = _(u"New tasks")
    description = _(
        u"help_settings",
        default=u"Zone and policies are for new tasks; one that is there already keeps "
        u"its own settings.",
    )

    def getContent(self):
        return values.read(self.context)

    def updateFields(self):
        super(SettingsForm, self).updateFields()
        for group in self.groups:
            if "pause_until" in group.fields:
                group.fields["pause_until"].widgetFactory = MomentFieldWidget

    def extractData(self, setErrors=True):
        data, errors = super(SettingsForm, self).extractData(setErrors)
        for error in errors:
            self._explain(error)
        found = None if errors else values.check(self.context, data)
        if found is not None:
            errors += (self._refuse(*found),)
        # The field may be in a part of the form that is folded.
        self.formErrorsMessage = u" ".join(say(e.message, self.request) for e in errors)
        return data, errors

    def applyChanges(self, data):
        # Not on a GET, and not for a page of another site.
        if self.request.get("REQUEST_METHOD") != "POST":
            return
        CheckAuthenticator(self.request)
        values.write(self.context, data, identity.current_user_id() or u"system")

    def _explain(self, error):
        """Let the message say which field is wrong and what is accepted."""
        message = values.explain(error.field)
        if message is not None:
            error.message = say(message, self.request)

    def _refuse(self, name, message):
        widget = self._find_widget(name)
        error = getMultiAdapter(
            (Invalid(message), self.request, widget, widget.field, self, self.context),
            IErrorViewSnippet,
        )
        error.update()
        error.message = say(message, self.request)
        widget.error = error
        return error

    def _find_widget(self, name):
        for form in (self,) + tuple(self.groups):
            if name in form.widgets:
                return form.widgets[name]


def say(message, request):
    """Return a Message that may contain others in the language of a request."""
    found = getattr(message, "mapping", None) or {}
    mapping = dict((k, translate(v, context=request)) for k, v in found.items())
    if mapping:
        message = Message(message, mapping=mapping)
    return translate(message, context=request)


@implementer(IBelowDashboard)
class SettingsView(ControlPanelFormWrapper):
    form = SettingsForm
    page_title = SettingsForm.label

    def update(self):
        super(SettingsView, self).update()
        if self.contents:
            # Forms of their own, which cannot be inside of this one.
            found = self.context, self.request
            self.contents += getMultiAdapter(found, name="cron-monitoring")()
