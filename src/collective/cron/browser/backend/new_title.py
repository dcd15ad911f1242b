"""What the title of a new task is, until somebody finds a better one."""

from collective.cron.actions.adding import makes_backends
from collective.cron.interfaces import ICronLayer
from plone.app.dexterity.behaviors.metadata import IBasic
from plone.dexterity.browser.add import DefaultAddForm
from Products.CMFCore.utils import getToolByName
from six import ensure_text
from z3c.form.interfaces import ITextWidget
from z3c.form.interfaces import IValue
from z3c.form.value import StaticValue
from zope.component import adapter
from zope.i18n import translate
from zope.interface import implementer
from zope.interface import Interface
from zope.schema.interfaces import ITextLine


@adapter(Interface, ICronLayer, DefaultAddForm, ITextLine, ITextWidget)
@implementer(IValue)
def offer_title(context, request, form, field, widget):
    """Return what a form offers: that of the type, or what the form says; or None."""
    if field.__name__ != "title" or not field.interface.isOrExtends(IBasic):
        return None
    found = getToolByName(context, "portal_types").getTypeInfo(form.portal_type)
    if found is None or not makes_backends(found):
        return None
    title = getattr(form, "offered_title", None) or found.Title()
    return StaticValue(translate(ensure_text(title), context=request))
