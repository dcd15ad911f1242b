"""A script by name that runs a utility of Products.CronUtility, where that is."""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from collective.cron import _
from collective.cron import clock
from collective.cron.errors import CronError
from collective.cron.settings.zones import site_zone
from collective.cron.words import moments
from plone.dexterity.utils import resolveDottedName
from zope import schema
from zope.component import getUtilitiesFor
from zope.interface import Interface


NAME = "collective.cron.cronutility"
ICRON = "Products.CronUtility.interfaces.ICron"


class ISettings(Interface):
    """What the script takes."""

    utility = schema.TextLine(title=_(u"Name of the utility"))
    when_due = schema.Bool(
        title=_(u"When it is due"),
        description=_(
            u"help_when_due",
            default=u"The utility is asked whether it is active, and left alone if it "
            u"is not.",
        ),
        default=True,
        required=False,
    )


def run(context, utility, when_due):
    """Run a utility that an add-on registers for CronUtility."""
    # As the view that ran them wanted it.
    if not getSecurityManager().checkPermission("Manage portal", context):
        raise Unauthorized("Who may not manage the site: %s" % NAME)
    found = dict(getUtilitiesFor(resolveDottedName(ICRON))).get(utility)
    if found is None:
        raise CronError("there is no such utility", utility, "one for %s" % ICRON)
    # Naive, in the zone of the site: as the clock of the server was before.
    now = moments.in_zone(clock.now(), site_zone()).replace(tzinfo=None)
    if when_due and not found.active(now):
        return None
    return found.run(context)


run.schema = ISettings
