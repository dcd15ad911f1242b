"""Who gets a mail: the fields for that, and the addresses that come of them."""

from collective.cron import _
from collective.cron.tasks.shared import mail
from collective.cron.text.mail_address import is_address
from zope import schema


def groups_field():
    """Return a field for a choice of groups."""
    return schema.List(
        title=_(u"Groups that get the mail"),
        value_type=schema.Choice(vocabulary="plone.app.vocabularies.Groups"),
        required=False,
        default=[],
        missing_value=[],
    )


def addresses_field(description):
    """Return a field for addresses."""
    return schema.List(
        title=_(u"Addresses that get the mail"),
        description=description,
        value_type=schema.TextLine(constraint=is_address),
        required=False,
        default=[],
        missing_value=[],
    )


def addresses_of(task):
    """Return whom the mail of a task goes to, sorted, each once."""
    found = set(task.addresses or [])
    for group in task.groups or []:
        found.update(mail.addresses_in(group))
    return sorted(found)
