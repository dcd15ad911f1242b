"""What a site's administrator decides for all tasks: records of the registry."""

from Acquisition import aq_base
from collective.cron import _
from plone.registry.interfaces import IRegistry
from zope import schema
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.interface import Interface
from zope.interface import provider
from zope.schema.interfaces import IContextAwareDefaultFactory


PREFIX = "collective.cron"
MOST_DAYS = 36500  # what is older than the calendar is no date
MOST_MINUTES = 10 * 366 * 24 * 60
# Said where a record is missing, which an upgrade step adds.
OUTDATED = _(u"The add-on must be upgraded in the control panel for add-ons first.")
# Settings of a Backend whose default is the site's.
SETTLED = (
    "timezone",
    "overlap",
    "late_policy",
    "late_limit",
    "keep_results",
    "keep_days",
    "keep_failures_days",
)


class ICronSettings(Interface):
    """One record each; a Backend that is there already keeps what it has."""

    __module__ = "collective.cron.site_settings"  # as registries of sites have it

    default_zone = schema.Choice(
        title=_(u"Time zone of new tasks"),
        vocabulary="collective.cron.DefaultZones",
        default=u"site",
    )
    overlap = schema.Choice(
        title=_(u"If the previous run is still going"),
        vocabulary="collective.cron.Overlap",
        default=u"skip",
    )
    late_policy = schema.Choice(
        title=_(u"If a run could not start in time"),
        vocabulary="collective.cron.LatePolicy",
        default=u"run",
    )
    late_limit = schema.Int(
        title=_(u"Too late after (minutes)"), min=1, max=MOST_MINUTES, default=60
    )
    keep_results = schema.Int(
        title=_(u"Keep at most so many results"), min=1, max=100000, default=100
    )
    keep_days = schema.Int(
        title=_(u"Keep results for so many days"), min=1, max=MOST_DAYS, default=30
    )
    keep_failures_days = schema.Int(
        title=_(u"Keep failures for so many days"), min=1, max=MOST_DAYS, default=180
    )
    reconcile_interval = schema.Int(
        title=_(u"Look for what is overdue every so many seconds"),
        description=_(
            u"help_reconcile_interval",
            default=u"A worker looks after all sites at its own pace, each minute "
            u"unless its operator has set another; a larger number here makes it look "
            u"after this site less often.",
        ),
        min=10,
        max=3600,
        default=60,
    )
    health_late = schema.Int(
        title=_(u"Late after (seconds), for monitors"),
        description=_(
            u"help_health_late",
            default=u"From then on @@cron-health answers with 503.",
        ),
        min=60,
        max=MOST_MINUTES * 60,
        default=300,
    )
    health_failing = schema.Int(
        title=_(u"So many failing tasks, for monitors"),
        description=_(
            u"help_health_failing",
            default=u"From so many on @@cron-health answers with 503, never if it is "
            u"0.",
        ),
        min=0,
        max=100000,
        default=1,
    )
    keep_changes = schema.Int(
        title=_(u"Keep at most so many changes"),
        description=_(
            u"help_keep_changes",
            default=u"Of what people and programs did with tasks; and half as many "
            u"runs that were asked for. The oldest go first, in portions of 500.",
        ),
        min=1000,
        max=1000000,
        default=10000,
    )
    keep_changes_days = schema.Int(
        title=_(u"Keep changes for so many days"),
        min=1,
        max=MOST_DAYS,
        default=365,
    )
    site_url = schema.URI(
        title=_(u"Public address of the site"),
        description=_(
            u"help_site_url",
            default=u"Links that tasks write into mails start with it, such as "
            u"https://www.example.org.",
        ),
        required=False,
    )


def registry_of(site=None):
    """Return the registry of a site, the current one if none is given; or None."""
    if site is None:
        return queryUtility(IRegistry)
    # Not as a utility of that site: what those give is found from the current one.
    return site._getOb("portal_registry", None)


def read_record(name, site=None):
    """Return the value of our record with this name; None if there is none.

    Not by way of the registry's get(), which remembers for as long as a request lasts:
    a worker's lasts longer than a transaction.
    """
    record = _find_record(name, site)
    return None if record is None else record.value


def has_record(name, site):
    """Tell whether a site can store this setting; one that is not upgraded cannot."""
    return _find_record(name, site) is not None


def write_record(name, value, site):
    """Store a setting in its record, which must be there; KeyError if it is not."""
    registry_of(site)[_key(name)] = value


def get(name, site=None):
    """Return a setting of a site, the current one if none is given, or its default."""
    value = read_record(name, site)
    return ICronSettings[name].default if value is None else value


def default_of(name):
    """Return a factory for the default of a field: this setting of the site."""

    @provider(IContextAwareDefaultFactory)
    def factory(context=None):
        return get(name)

    return factory


def settle(backend, site):
    """Write the defaults of its site down: others later do not change this Backend."""
    before = getSite()
    setSite(site)  # a script may work in another one
    try:
        for name in SETTLED:
            if name not in aq_base(backend).__dict__:
                setattr(backend, name, getattr(backend, name))
    finally:
        setSite(before)


def _find_record(name, site):
    registry = registry_of(site)
    return None if registry is None else registry.records.get(_key(name))


def _key(name):
    return "%s.%s" % (PREFIX, name)
