"""Sites that had a former version."""

from acme.prices.testing import PRICES_FUNCTIONAL
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID

import unittest


class TestUpgrades(unittest.TestCase):
    layer = PRICES_FUNCTIONAL

    def test_each_has_a_currency(self):
        portal, setup = self.layer["portal"], api.portal.get_tool("portal_setup")
        setRoles(portal, TEST_USER_ID, ["Manager"])
        task = api.content.create(portal, "PriceList", "prices")
        task.__dict__.pop("currency", None)
        setup.setLastVersionForProfile("acme.prices:default", "1")
        setup.upgradeProfile("acme.prices:default")
        self.assertEqual(vars(task)["currency"], u"EUR")
        version = setup.getLastVersionForProfile("acme.prices:default")
        self.assertEqual(version, ("2",))
