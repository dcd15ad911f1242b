"""The settings of a site as people edit them, the pause among them."""

from collective.cron import _
from collective.cron.memory.pause import LONGEST_REASON
from collective.cron.settings.alerts.site_alerts import FIELDS
from collective.cron.settings.alerts.site_alerts import IAlertSettings
from collective.cron.settings.alerts.site_alerts import ISecretAddresses
from collective.cron.settings.site_settings import ICronSettings
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema


WEBHOOK = """
webhook_address webhook_format webhook_secret webhook_own_servers
""".split()
PINGS = ["site_ping_address", "site_ping_format"]
ALERTS = [name for name in FIELDS if name not in WEBHOOK + PINGS]


class ISettingsForm(model.Schema, ICronSettings, IAlertSettings, ISecretAddresses):
    """What is in the control panel; who paused is never asked for."""

    model.fieldset(
        "results",
        label=_(u"Results"),
        description=_(
            u"help_results",
            default=u"For new tasks; one that is there already keeps its own settings.",
        ),
        fields=["keep_results", "keep_days", "keep_failures_days"],
    )
    model.fieldset(
        "pause",
        label=_(u"Pause"),
        description=_(
            u"help_pause",
            default=u"In a pause no task is started, by schedule or by hand; what runs "
            u"goes on. What comes due meanwhile is not made up for afterwards.",
        ),
        fields=["paused", "pause_reason", "pause_until"],
    )
    model.fieldset(
        "site",
        label=_(u"Site"),
        fields=[
            "reconcile_interval",
            "health_late",
            "health_failing",
            "keep_changes",
            "keep_changes_days",
            "site_url",
        ],
    )

    model.fieldset(
        "alerts",
        label=_(u"Alerts"),
        description=_(
            u"help_alerts",
            default=u"What happens to tasks is told to people. A task can have its own "
            u"choice, in its form.",
        ),
        fields=ALERTS,
    )
    model.fieldset("webhook", label=_(u"Webhook"), fields=WEBHOOK)
    model.fieldset("pings", label=_(u"Pings"), fields=PINGS)
    directives.widget("alert_channels", CheckBoxFieldWidget)
    directives.widget("alert_kinds", CheckBoxFieldWidget)
    webhook_secret = schema.Password(
        title=_(u"Secret"),
        description=_(
            u"help_webhook_secret",
            default=u"With it each call is signed, in the header X-Cron-Signature. It "
            u"is never shown; empty: as before. Without an address there is none.",
        ),
        required=False,
        max_length=200,
    )

    paused = schema.Bool(
        title=_(u"All tasks are paused"), default=False, required=False
    )
    pause_reason = schema.TextLine(
        title=_(u"Why"),
        description=_(
            u"help_pause_reason",
            default=u"Every page about tasks shows it, and who paused them.",
        ),
        max_length=LONGEST_REASON,
        required=False,
    )
    pause_until = schema.Datetime(
        title=_(u"Until"),
        description=_(
            u"help_pause_until",
            default=u"Then the tasks run again by themselves. Where nothing is given, "
            u"they stay paused until somebody resumes them.",
        ),
        required=False,
    )
