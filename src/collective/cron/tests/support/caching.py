"""A site with plone.app.caching, which purges caches in front of it."""

from collective.cron.testing import CRON_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer

import plone.app.caching


class CachingFixture(PloneSandboxLayer):
    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=plone.app.caching)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "plone.app.caching:default")


CACHING_FIXTURE = CachingFixture()
CACHING_FUNCTIONAL = FunctionalTesting(bases=(CACHING_FIXTURE,), name="Cron:Caching")
