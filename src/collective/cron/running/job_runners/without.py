"""Types of Backends that nobody does the work of: a warning when a worker starts."""

from collective.cron import logger
from collective.cron.interfaces import IBackend
from collective.cron.running.job_runners import near_misses
from collective.cron.running.job_runners import registered
from collective.cron.worksite.entering import site_path
from plone.dexterity.interfaces import IDexterityFTI
from plone.dexterity.utils import resolveDottedName
from Products.CMFCore.utils import getToolByName
from zope.interface import implementedBy
from zope.interface.declarations import Declaration


def warn(site):
    """Write a line into the log for each type of Backend that has no job runner."""
    for name, why in find(site):
        logger.warning("%s: the type %s does no work: %s", site_path(site), name, why)


def find(site):
    """Yield (name of a type, why, text) for the types without a job runner."""
    for name, fti in sorted(getToolByName(site, "portal_types").objectItems()):
        provided = _provided_by_type(fti)
        if provided is None or not provided.isOrExtends(IBackend):
            continue
        if registered.factory_for(provided) is None:
            yield name, near_misses.explain(provided)


def _provided_by_type(fti):
    """Return what objects of a type will provide, None if that is not known."""
    if not IDexterityFTI.providedBy(fti):
        return None
    try:
        of_class = implementedBy(resolveDottedName(fti.klass))
        return Declaration(fti.lookupSchema(), of_class)
    except Exception:
        return None  # its add-on is gone; Plone says so where it is used
