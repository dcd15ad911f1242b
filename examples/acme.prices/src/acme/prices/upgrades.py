"""Steps from one version of the profile to the next."""

from acme.prices.pricelist import IPriceList
from plone import api


def add_currency(setup):
    """Give the price lists of version 1 the currency that all prices had."""
    for brain in api.content.find(object_provides=IPriceList):
        task = brain.getObject()
        # As it is stored: the class gives the default of the schema to all others.
        if "currency" not in vars(task):
            task.currency = u"EUR"
