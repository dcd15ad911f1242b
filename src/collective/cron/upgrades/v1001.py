"""To 1001 and 2001: settings of the site, and the pause."""

from collective.cron.queueing import lookup
from collective.cron.settings import site_settings
from zope.component.hooks import getSite


PROFILE = "profile-collective.cron:default"
BATCH = 100  # Backends that are in memory at the same time


def add_settings(setup):
    """Import the new records; what is set already stays, on the Backends too."""
    site = getSite()
    uids = lookup.all_uids(site)
    for start in range(0, len(uids), BATCH):
        for backend in lookup.find_backends(site, uids[start : start + BATCH]).values():
            site_settings.settle(backend, site)
        site._p_jar.cacheGC()
    for step in ("plone.app.registry", "controlpanel"):
        setup.runImportStepFromProfile(PROFILE, step)
