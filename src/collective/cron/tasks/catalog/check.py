"""ICheck: whether the catalog is repaired, or only looked at."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.tasks.shared.schema import offered
from zope import schema
from zope.interface import implementer
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


REPORT, REPAIR = u"report", u"repair"
WAYS = SimpleVocabulary(
    [
        SimpleTerm(REPORT, REPORT, _(u"Only report it")),
        SimpleTerm(REPAIR, REPAIR, _(u"Repair it")),
    ]
)


class ICheck(IBackend):
    """Compares the catalog with the content of the site."""

    periodicity = offered(u"0 2 * * sat")

    way = schema.Choice(
        title=_(u"What is wrong"),
        description=_(
            u"help_catalog_way",
            default=u"Content that is missing is indexed; entries that lead nowhere "
            u"and second entries are removed. Content itself is never touched. What "
            u"cannot be read, such as a broken object, is reported and left as it is.",
        ),
        vocabulary=WAYS,
        default=REPORT,
    )


@implementer(ICheck)
class Check(Backend):
    """The content type; profiles/tasks/types/CronCatalog.xml makes it known."""
