"""The settings of a site as people edit them, the pause among them."""

from collective.cron import _
from collective.cron.memory.pause import LONGEST_REASON
from collective.cron.settings.site_settings import ICronSettings
from plone.supermodel import model
from zope import schema


class ISettingsForm(model.Schema, ICronSettings):
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
        fields=["reconcile_interval", "health_late", "health_failing", "site_url"],
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
