"""IAlertSettings: whom a site tells what happened to its tasks."""

from collective.cron import _
from collective.cron.settings import site_settings
from collective.cron.settings.alerts import kinds
from collective.cron.settings.alerts import ping_fields
from collective.cron.text.mail_address import is_address
from zope import schema
from zope.interface import Interface


FORMATS = ("json", "slack", "mattermost", "teams")
FIELDS = """
alert_channels alert_kinds alert_again_after alert_late_after alert_summary_hour
alert_most failing_pause_after failing_pause_days
alert_addresses alert_run_as webhook_format
webhook_own_servers site_ping_format
""".split()

HELP_PAUSE = _(
    u"help_failing_pause_after",
    default=u"0: never. It is inactive then, until somebody activates it, and people "
    u"are told, whatever else they want to hear; where no channel is chosen it is not "
    u"paused.",
)


def own_servers_field():
    """Return a field for names of servers that may be of an own network."""
    return schema.List(
        title=_(u"Servers of the own network that it may call"),
        description=_(
            u"help_own_servers",
            default=u"One name a line, such as intranet.example.org or localhost. "
            u"All other servers must have public addresses only, so that nobody "
            u"reaches by a task what is meant for your network alone. Only managers "
            u"of the whole site can change this.",
        ),
        value_type=schema.TextLine(),
        required=False,
        default=[],
        missing_value=[],
    )


def addresses_field(title, description):
    """Return a field for mail addresses."""
    return schema.List(
        title=title,
        description=description,
        value_type=schema.TextLine(constraint=is_address),
        required=False,
        default=[],
        missing_value=[],
        max_length=20,
    )


def again_after_field(default):
    return schema.Int(
        title=_(u"Tell again after so many failures in a row"),
        description=_(
            u"help_alert_again_after",
            default=u"0: never. One message, the second of a row of failures; "
            u"after that the daily summary tells of it.",
        ),
        min=0,
        max=1000,
        default=default,
    )


def late_after_field(default):
    return schema.Int(
        title=_(u"Late after (minutes)"),
        description=_(
            u"help_alert_late_after",
            default=u"A run that is due and has not begun then is told of.",
        ),
        min=1,
        max=10080,
        default=default,
    )


def pause_after_field(description=HELP_PAUSE, **values):
    return schema.Int(
        title=_(u"Pause a task after so many failures in a row"),
        description=description,
        min=0,
        max=1000,
        **values
    )


def pause_days_field(**values):
    return schema.Int(
        title=_(u"And not before it has failed for so many days"),
        min=0,
        max=365,
        **values
    )


class ISecretAddresses(Interface):
    """Addresses that are secrets: whoever knows them can call them, too.

    No records: no export of the registry and no reader of it has them. See
    alerts/secrets.py.
    """

    webhook_address = schema.URI(
        title=_(u"Address that is called"),
        description=_(
            u"help_webhook_address",
            default=u"It begins with https:// or http://. It gets a POST for each "
            u"message.",
        ),
        required=False,
    )
    site_ping_address = schema.URI(
        title=_(u"Address that hears of this site each minute"),
        description=_(
            u"help_site_ping_address",
            default=u"Each worker calls it as long as it lives. A service that raises "
            u"an alarm when it hears nothing tells you of a silent site.",
        ),
        required=False,
    )


class IAlertSettings(Interface):
    """One record each. Without a channel nothing is told, and nothing noted."""

    alert_channels = schema.List(
        title=_(u"Tell people by"),
        description=_(
            u"help_alert_channels",
            default=u"Where none is chosen nobody is told anything.",
        ),
        value_type=schema.Choice(vocabulary="collective.cron.AlertChannels"),
        required=False,
        default=[],
        missing_value=[],
    )
    alert_kinds = schema.List(
        title=_(u"Tell when"),
        description=_(
            u"help_alert_kinds",
            default=u"A task may have its own choice. Of a task that goes on failing "
            u"there are two messages at most, and the daily summary.",
        ),
        value_type=schema.Choice(vocabulary="collective.cron.AlertKinds"),
        required=False,
        default=kinds.USUAL_OF_SITES,
        missing_value=[],
    )
    alert_again_after = again_after_field(10)
    alert_late_after = late_after_field(15)
    alert_summary_hour = schema.Int(
        title=_(u"Hour of the daily summary"),
        description=_(
            u"help_alert_summary_hour",
            default=u"In the time zone of the site. There is none on a day on which "
            u"nothing fails.",
        ),
        min=0,
        max=23,
        default=7,
    )
    alert_most = schema.Int(
        title=_(u"At most so many messages an hour"),
        description=_(
            u"help_alert_most",
            default=u"By each channel. What is more becomes one message when the "
            u"hour is over.",
        ),
        min=1,
        max=1000,
        default=30,
    )
    failing_pause_after = pause_after_field(default=0)
    failing_pause_days = pause_days_field(default=1)
    alert_addresses = addresses_field(
        _(u"Mail goes to"), _(u"One address a line, at most twenty.")
    )
    alert_run_as = schema.Bool(
        title=_(u"Mail goes to whoever a task runs as, too"),
        required=False,
        default=False,
    )
    webhook_format = schema.Choice(
        title=_(u"Format"),
        description=_(
            u"help_webhook_format",
            default=u"json: all that is known. The others: what Slack, Mattermost and "
            u"Microsoft Teams accept.",
        ),
        values=FORMATS,
        default="json",
    )
    webhook_own_servers = own_servers_field()
    site_ping_format = schema.Choice(
        title=_(u"Format of that address"),
        values=ping_fields.FORMATS,
        default=ping_fields.HEALTHCHECKS,
    )


def get(name, site):
    """Return a setting of a site, or its default."""
    value = site_settings.read_record(name, site)
    return IAlertSettings[name].default if value is None else value
