"""To 1001 and 2001: settings of the site, and the pause."""

from collective.cron.queueing import lookup
from collective.cron.settings import site_settings
from zope.component.hooks import getSite


PROFILE = "profile-collective.cron:default"


def add_settings(setup):
    """Import the new records; what is set already stays, on the Backends too."""
    site = getSite()
    for backend in lookup.each(site):
        site_settings.settle(backend, site)
    for step in ("plone.app.registry", "controlpanel"):
        setup.runImportStepFromProfile(PROFILE, step)
