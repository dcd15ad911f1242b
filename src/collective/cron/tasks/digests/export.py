"""IExport: which content stands in the file, in which columns, and who gets it."""

from collective.cron import _
from collective.cron.content.backend import Backend
from collective.cron.tasks.digests.columns import VOCABULARY
from collective.cron.tasks.shared.recipients import addresses_field
from collective.cron.tasks.shared.recipients import groups_field
from collective.cron.tasks.shared.schema import IContentTask
from collective.cron.tasks.shared.schema import offered
from collective.cron.tasks.shared.states import states_field
from persistent.mapping import PersistentMapping
from plone.autoform import directives
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.interface import implementer


class IExport(IContentTask):
    """Writes what the catalog knows of content into a CSV file."""

    periodicity = offered(u"0 5 1 * *")

    directives.widget("states", CheckBoxFieldWidget)
    states = states_field(
        _(u"In these states"),
        _(u"None chosen: in any state, and what has none."),
    )
    days = schema.Int(
        title=_(u"Changed in the last so many days"),
        description=_(u"Empty: whenever it was changed."),
        required=False,
        min=1,
        max=36500,
    )
    only_new = schema.Bool(
        title=_(u"Only what was changed since the last file"),
        description=_(u"If nothing was, there is no file and no mail."),
        default=False,
        required=False,
    )
    directives.widget("columns", CheckBoxFieldWidget)
    columns = schema.List(
        title=_(u"Columns"),
        value_type=schema.Choice(vocabulary=VOCABULARY),
        default=["title", "url", "type", "state", "modified"],
        min_length=1,
    )
    directives.widget("groups", CheckBoxFieldWidget)
    groups = groups_field()
    addresses = addresses_field(
        _(
            u"help_export_addresses",
            default=u"One in a line. Each gets a mail of its own with the file. With "
            u"or without mail, the file is kept with the result: whoever may see the "
            u"task may download it. It has what the user may see that the task runs "
            u"as.",
        )
    )


@implementer(IExport)
class Export(Backend):
    """The content type; profiles/tasks/types/CronExport.xml makes it known."""

    _last = None  # a mapping: "until", the instant up to which the last file goes

    def last(self):
        """Return what is noted of the last file."""
        if self._last is None:
            self._last = PersistentMapping()
        return self._last
