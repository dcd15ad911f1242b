"""@controlpanels/cron-settings: the control panel as plone.restapi and Volto know it.

It is read and stored by values.py of the form, not by the registry alone: what is
checked there is checked here, and a pause has its own rules.
"""

from collective.cron.controlpanel import values
from collective.cron.controlpanel.form import say
from collective.cron.controlpanel.schema import ISettingsForm
from collective.cron.interfaces import ICronLayer
from collective.cron.services.controlpanel.panel import CronPanel
from collective.cron.services.shared.as_data import instant
from collective.cron.services.shared.bodies import read_body
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.parameters import read_instant
from collective.cron.services.shared.validation_errors import ValidationErrors
from collective.cron.words import complaints
from collective.cron.worksite import identity
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.controlpanels.interfaces import IControlpanel
from plone.restapi.deserializer.controlpanels import FakeDXContext
from plone.restapi.interfaces import IDeserializeFromJson
from plone.restapi.interfaces import IFieldDeserializer
from plone.restapi.interfaces import IFieldSerializer
from plone.restapi.interfaces import ISerializeToJson
from zExceptions import BadRequest
from zope.component import adapter
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.interface import implementer
from zope.interface import Interface
from zope.schema import getFieldsInOrder
from zope.schema.interfaces import IBool
from zope.schema.interfaces import ValidationError


UNTIL = "pause_until"


class ICronControlpanel(IControlpanel):
    """Our control panel."""


@implementer(ICronControlpanel)
@adapter(Interface, ICronLayer)
class CronControlpanel(CronPanel):
    schema = ISettingsForm
    configlet_id = "collective-cron-settings"
    permission = "collective.cron: Manage"


@implementer(ISerializeToJson)
@adapter(ICronControlpanel)
class SerializeSettings(object):
    """Schema and values, as any control panel has them."""

    def __init__(self, panel):
        self.panel = panel

    def __call__(self):
        panel = self.panel
        panel.check_permission()
        found = values.read(panel.context)
        content = FakeDXContext()
        content.__dict__.update(found)
        alsoProvides(content, ISettingsForm)
        data = {}
        for name, field in getFieldsInOrder(ISettingsForm):
            serializer = getMultiAdapter(
                (field, content, panel.request), IFieldSerializer
            )
            data[name] = instant(found[name]) if name == UNTIL else serializer()
        return panel.describe(data)


@implementer(IDeserializeFromJson)
@adapter(ICronControlpanel)
class DeserializeSettings(object):
    """Stores all that was sent, or nothing."""

    def __init__(self, panel):
        self.panel = panel
        self.errors = []

    def __call__(self, mask_validation_errors=True):
        panel = self.panel
        panel.check_permission()
        sent = read_body(panel.request)
        fields = dict(getFieldsInOrder(ISettingsForm))
        for name in sorted(set(sent) - set(fields)):
            self.note(name, u"There is no such setting.")
        data = {}
        for name in sorted(set(sent) & set(fields)):
            try:
                data[name] = self.read(name, fields[name], sent[name])
            except BadParameter as error:
                self.note(name, complaints.explain(error, context=panel.request))
            except ValidationError as error:
                self.note(name, values.explain(fields[name]) or error.doc())
            except (TypeError, ValueError) as error:
                self.note(name, values.explain(fields[name]) or u"%s" % error)
        found = None if self.errors else values.check(panel.context, data)
        if found is not None:
            self.note(*found)
        if self.errors:
            raise BadRequest(ValidationErrors(self.errors))
        alsoProvides(panel.request, IDisableCSRFProtection)
        values.write(panel.context, data, identity.current_user_id() or u"system")

    def read(self, name, field, value):
        field = field.bind(self.panel.context)
        if IBool.providedBy(field) and not isinstance(value, bool):
            # plone.restapi takes any text but "True" for a no.
            raise BadParameter("not accepted", value, "true or false", name)
        if name == UNTIL:
            value = None if value in (None, u"") else read_instant(name, value)
        else:
            deserialize = getMultiAdapter(
                (field, FakeDXContext(), self.panel.request), IFieldDeserializer
            )
            value = deserialize(value)
        field.validate(value)
        return value

    def note(self, name, message):
        message = say(message, self.panel.request)
        self.errors.append(
            {"field": name, "message": message, "error": "ValidationError"}
        )
