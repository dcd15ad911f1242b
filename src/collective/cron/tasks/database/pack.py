"""IPack: which databases are packed, and what they keep."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.interfaces import IBackend
from collective.cron.tasks.database import databases
from collective.cron.tasks.shared.guarded import Guarded
from collective.cron.tasks.shared.schema import offered
from plone.autoform import directives
from six import ensure_text
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


@provider(IVocabularyFactory)
def database_names(context):
    """Return a vocabulary of the databases; their titles tell if they can be packed."""
    found = sorted(databases.all_of_them().items())
    return SimpleVocabulary([_term(name, database) for name, database in found])


def _term(name, database):
    told = {"name": name, "kind": databases.kind_of(database)}
    title = _(u"${name} (${kind})", mapping=told)
    if databases.reason_against(database) is not None:
        title = _(u"${name} (${kind}, cannot be packed)", mapping=told)
    return SimpleTerm(ensure_text(name), name, title)


class IPack(IBackend):
    """Takes old states of the database away, and what nothing leads to any more."""

    periodicity = offered(u"0 4 * * sun")

    days = schema.Int(
        title=_(u"Days whose changes stay"),
        description=_(
            u"help_pack_days",
            default=u"What is older can be undone no more. All sites of this Zope are "
            u"in the database: so the user that it runs as must be a Manager of the "
            u"whole Zope, not only of this site. Packing takes long; it cannot be "
            u"stopped in the middle.",
        ),
        default=7,
        min=1,
        max=36500,
    )
    directives.widget("databases", CheckBoxFieldWidget)
    databases = schema.List(
        title=_(u"Databases"),
        description=_(u"None chosen: the one that this site is in."),
        value_type=schema.Choice(vocabulary="collective.cron.Databases"),
        required=False,
        default=[],
        missing_value=[],
    )


@implementer(IPack)
class Pack(Backend):
    """The content type; profiles/tasks/types/CronPack.xml makes it known."""

    is_about_all_sites = True
    # Or a manager of one site would decide what is taken away from the others.
    days = Guarded("days", 7)
    databases = Guarded("databases", ())
