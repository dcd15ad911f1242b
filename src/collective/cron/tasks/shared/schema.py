"""IContentTask: which content a ready-made task is about, as people choose it."""

from collective.cron import _
from collective.cron.bbb import ContentBrowserFieldWidget
from collective.cron.interfaces import IBackend
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema

import copy


CATALOG = "plone.app.vocabularies.Catalog"


def offered(periodicity):
    """Return the field for the periodicity, at its place, with a default of its own."""
    field = copy.copy(IBackend["periodicity"])
    field.interface = None
    field.default = periodicity
    return field


class IContentTask(IBackend):
    """A task that is about content of some types, in some places."""

    directives.widget("types", CheckBoxFieldWidget)
    types = schema.List(
        title=_(u"Types of content"),
        description=_(u"None chosen: all of them."),
        value_type=schema.Choice(vocabulary="collective.cron.ContentTypes"),
        required=False,
        default=[],
        missing_value=[],
    )
    directives.widget(
        "places",
        ContentBrowserFieldWidget,
        vocabulary=CATALOG,
        frontendOptions={"widget": "autocomplete"},
    )
    places = schema.List(
        title=_(u"Places"),
        description=_(
            u"help_places",
            default=u"The folders that it looks into, with all that is in them. None "
            u"chosen: the whole site. If a folder is gone, nothing is done in its "
            u"place.",
        ),
        value_type=schema.Choice(vocabulary=CATALOG),
        required=False,
    )
