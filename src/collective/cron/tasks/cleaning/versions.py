"""IVersions: which old versions of content stay."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from zope import schema
from zope.interface import implementer


class IVersions(IContentTask):
    """Takes away old versions of content, as Plone does where it keeps only some."""

    periodicity = offered(u"30 3 * * sun")

    keep_newest = schema.Int(
        title=_(u"Versions of each that stay, whatever their age"),
        default=10,
        min=1,
        max=10000,
    )
    keep_younger = schema.Int(
        title=_(u"Days that versions stay, however many there are"),
        description=_(
            u"help_keep_younger",
            default=u"Taken away is what neither of the two keeps; it cannot be "
            u"brought back. The content as it is now is never touched, nor is the "
            u"history of content that was deleted. The database gets smaller when "
            u"it is packed. Plone has no recycle bin to be emptied, up to 6.2.",
        ),
        default=90,
        min=0,
        max=36500,
    )


@implementer(IVersions)
class Versions(Backend):
    """The content type; profiles/tasks/types/CronVersions.xml makes it known."""
