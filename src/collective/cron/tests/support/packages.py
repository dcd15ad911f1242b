"""A site with the packages that draft, version, export and import contents."""

from collective.cron.testing import CRON_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer
from zope.component import getGlobalSiteManager

import plone.app.iterate


try:
    import plone.exportimport
except ImportError:
    HAS_EXPORTIMPORT = False
else:
    HAS_EXPORTIMPORT = True

try:
    import collective.exportimport
except ImportError:
    HAS_MIGRATION = False
else:
    HAS_MIGRATION = True


def adapt_as_in_one_registry(registry):
    """Let not win what was registered in a later layer, but what is more specific."""
    for below in registry.__bases__:
        for one in below.registeredAdapters():
            if getattr(one.factory, "__module__", "").startswith("collective.cron."):
                registry.registerAdapter(
                    one.factory, one.required, one.provided, one.name
                )


class PackagesFixture(PloneSandboxLayer):
    """The packages, and tasks that may be checked out and are versioned."""

    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=plone.app.iterate)
        if HAS_EXPORTIMPORT:
            self.loadZCML(package=plone.exportimport)
        if HAS_MIGRATION:
            self.loadZCML(package=collective.exportimport)

        adapt_as_in_one_registry(getGlobalSiteManager())

    def setUpPloneSite(self, portal):
        self.applyProfile(portal, "plone.app.iterate:default")
        fti = portal.portal_types["CronTestTask"]
        fti.behaviors += (
            "plone.app.iterate.dexterity.interfaces.IDexterityIterateAware",
            "plone.locking",
        )
        versioned = portal.portal_repository.getVersionableContentTypes()
        portal.portal_repository.setVersionableContentTypes(
            list(versioned) + ["CronTestTask"]
        )


PACKAGES_FIXTURE = PackagesFixture()
PACKAGES = FunctionalTesting(bases=(PACKAGES_FIXTURE,), name="Cron:Packages")
