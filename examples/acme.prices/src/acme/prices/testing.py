"""A layer with the profile of this add-on."""

from collective.cron.testing import CRON_FIXTURE
from plone.app.testing import applyProfile
from plone.app.testing import FunctionalTesting
from plone.app.testing import PloneSandboxLayer

import acme.prices


class PricesFixture(PloneSandboxLayer):
    defaultBases = (CRON_FIXTURE,)

    def setUpZope(self, app, configurationContext):
        self.loadZCML(package=acme.prices)

    def setUpPloneSite(self, portal):
        applyProfile(portal, "acme.prices:default")


PRICES_FIXTURE = PricesFixture()
PRICES_FUNCTIONAL = FunctionalTesting(bases=(PRICES_FIXTURE,), name="Prices")
