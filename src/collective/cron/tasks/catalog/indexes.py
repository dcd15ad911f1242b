"""IIndexes: which indexes of the catalog are made anew."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.tasks.shared.schema import offered
from plone import api
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def index_names(context):
    """Return a vocabulary of the indexes of the catalog, by name."""
    catalog = api.portal.get_tool("portal_catalog")
    return SimpleVocabulary.fromValues(sorted(catalog.indexes()))


class IIndexes(IBackend):
    """Indexes all content again, in some indexes only."""

    periodicity = offered(u"0 1 * * sun")

    directives.widget("indexes", CheckBoxFieldWidget)
    indexes = schema.List(
        title=_(u"Indexes"),
        description=_(
            u"help_indexes",
            default=u"They are not emptied before, so that searches go on to find "
            u"everything. What has no entry in the catalog gets none: for that there "
            u"is the check of the catalog.",
        ),
        value_type=schema.Choice(vocabulary="collective.cron.Indexes"),
        required=False,
        default=[],
        missing_value=[],
    )


@implementer(IIndexes)
class Indexes(Backend):
    """The content type; profiles/tasks/types/CronIndexes.xml makes it known."""
