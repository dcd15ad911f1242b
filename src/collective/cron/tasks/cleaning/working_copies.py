"""IWorkingCopies: from when on a working copy is too old, and what is done with it."""

from collective.cron import _
from collective.cron.bbb import get_installer
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from plone import api
from plone.autoform import directives
from z3c.form.browser.radio import RadioFieldWidget
from z3c.form.widget import ComputedWidgetAttribute
from zope import schema
from zope.interface import implementer


PACKAGE = "plone.app.iterate"


class IWorkingCopies(IContentTask):
    """Lists working copies that nobody has changed for a long time, or cancels them."""

    periodicity = offered(u"0 4 * * sun")

    directives.widget("cancel", RadioFieldWidget)
    cancel = schema.Bool(
        title=_(u"Cancel them"),
        description=_(
            u"help_cancel_copies",
            default=u"As Cancel check-out does: what was changed in the working copy "
            u"is lost, the original stays as it is and can be edited again. Otherwise "
            u"they are only listed. It needs the add-on Working Copy Support.",
        ),
        default=False,
        required=False,
    )
    days = schema.Int(
        title=_(u"Not changed for so many days"),
        description=_(u"Neither the working copy nor what is in it."),
        default=180,
        min=1,
        max=36500,
    )


def is_possible():
    """Tell whether the site has working copies."""
    return get_installer(api.portal.get()).is_product_installed(PACKAGE)


def _label(attribute):
    if is_possible():
        return attribute.field.title
    return _(u"Cancel them (not possible: Working Copy Support is not installed)")


# What the form says beside the field, where the site has no working copies.
label = ComputedWidgetAttribute(_label, field=IWorkingCopies["cancel"])


@implementer(IWorkingCopies)
class WorkingCopies(Backend):
    """The content type; profiles/tasks/types/CronWorkingCopies.xml makes it known."""
