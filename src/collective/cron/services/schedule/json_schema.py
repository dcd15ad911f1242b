"""What @types tells of a periodicity: text, for which there is a widget to build it."""

from collective.cron.interfaces import ICronLayer
from collective.cron.settings.fields import IPeriodicity
from plone.restapi.types.adapters import TextLineJsonSchemaProvider
from plone.restapi.types.interfaces import IJsonSchemaProvider
from zope.component import adapter
from zope.interface import implementer
from zope.interface import Interface


WIDGET = "cron_periodicity"  # Volto shows a text line where it has none of this name


@implementer(IJsonSchemaProvider)
@adapter(IPeriodicity, Interface, ICronLayer)
class PeriodicityJsonSchema(TextLineJsonSchemaProvider):
    """So for each such field, whatever an add-on calls it."""

    def get_widget(self):
        return WIDGET
