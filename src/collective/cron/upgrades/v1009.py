"""To 1009 and 2009: the type of tasks that call a view, where ready-made tasks are."""

from plone.dexterity.fti import DexterityFTI
from Products.CMFCore.utils import getToolByName
from Products.GenericSetup.interfaces import IBody
from zope.component import getMultiAdapter


PROFILE = "profile-collective.cron:tasks"
NAME = "CronView"


def add_view_type(setup):
    """Add this type alone: what the site made of the others, or deleted, stays so."""
    types = getToolByName(setup, "portal_types")
    if setup.getLastVersionForProfile(PROFILE) == "unknown" or NAME in types:
        return
    types._setObject(NAME, DexterityFTI(NAME))
    context = setup._getImportContext(PROFILE)
    body = getMultiAdapter((types[NAME], context), IBody)
    body.body = context.readDataFile("%s.xml" % NAME, "types")
