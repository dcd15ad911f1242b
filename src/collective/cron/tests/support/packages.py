"""A site with the packages that draft, version, export and import contents."""

from collective.cron.testing import CRON_FIXTURE
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer

import plone.app.iterate


try:
    import plone.exportimport
except ImportError:
    HAS_EXPORTIMPORT = False
else:
    HAS_EXPORTIMPORT = True


class PackagesFixture(PloneSandboxLayer):
    """The packages, and tasks that may be checked out and are versioned."""

    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=plone.app.iterate)
        if HAS_EXPORTIMPORT:
            self.loadZCML(package=plone.exportimport)

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
