"""IAlertChoices: what a task says of whom to tell what happened to it."""

from collective.cron import _
from collective.cron.settings.alerts import kinds
from collective.cron.settings.alerts.site_alerts import addresses_field
from collective.cron.settings.alerts.site_alerts import again_after_field
from collective.cron.settings.alerts.site_alerts import late_after_field
from collective.cron.settings.alerts.site_alerts import pause_after_field
from collective.cron.settings.alerts.site_alerts import pause_days_field
from collective.cron.settings.schedule_schema import MANAGE
from collective.cron.settings.schedule_schema import VIEW
from plone.autoform import directives
from plone.supermodel import model
from z3c.form.browser.checkbox import CheckBoxFieldWidget
from zope import schema
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


SITE, OWN, NONE = u"site", u"own", u"none"
POLICY = SimpleVocabulary(
    [
        SimpleTerm(SITE, "site", _(u"As the site says")),
        SimpleTerm(OWN, "own", _(u"As chosen here")),
        SimpleTerm(NONE, "none", _(u"Never")),
    ]
)
FIELDS = """
alert_policy alert_kinds alert_again_after alert_late_after alert_slow_after
failing_pause_after
failing_pause_days alert_addresses
""".split()


class IAlertChoices(model.Schema):
    """Where, and how often, is what the site says."""

    # Not for everybody who may see the content, through REST for one.
    directives.read_permission(**dict.fromkeys(FIELDS, VIEW))
    directives.write_permission(**dict.fromkeys(FIELDS, MANAGE))

    model.fieldset("alerts", label=_(u"Alerts"), fields=FIELDS)
    alert_policy = schema.Choice(
        title=_(u"Tell people what happens to this task"),
        vocabulary=POLICY,
        default=SITE,
    )
    directives.widget("alert_kinds", CheckBoxFieldWidget)
    alert_kinds = schema.List(
        title=_(u"Tell when"),
        description=_(u"This, and the numbers below, count where it is chosen here."),
        value_type=schema.Choice(vocabulary="collective.cron.TaskAlertKinds"),
        required=False,
        default=kinds.USUAL,
        missing_value=[],
    )
    alert_again_after = again_after_field(10)
    alert_late_after = late_after_field(15)
    alert_slow_after = schema.Int(
        title=_(u"Slow after (minutes)"),
        description=_(
            u"help_alert_slow_after",
            default=u"0: when it takes longer than usual. This counts for the choice "
            u"of the site, too.",
        ),
        min=0,
        max=10080,
        default=0,
    )
    failing_pause_after = pause_after_field(
        _(
            u"help_failing_pause_after_of_task",
            default=u"Empty: as the site says. 0: never. It is inactive then, until "
            u"somebody activates it, and people are told, whatever else they want to "
            u"hear; where no channel is chosen it is not paused.",
        ),
        required=False,
    )
    failing_pause_days = pause_days_field(
        description=_(u"Empty: as the site says."), required=False
    )
    alert_addresses = addresses_field(
        _(u"Mail goes to these addresses, too"),
        _(u"One address a line, at most twenty."),
    )
