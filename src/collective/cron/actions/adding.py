"""Which types of tasks there are, who offers them, and where one may add them."""

from Acquisition import aq_base
from Acquisition import aq_parent
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.interfaces import IBackend
from plone import api
from plone.dexterity.utils import resolveDottedName
from Products.CMFCore.utils import getToolByName
from six import ensure_str
from six import ensure_text
from zExceptions import NotFound
from zExceptions import Unauthorized


PLACES = 25  # that are offered


def all_types(site):
    """Return the type infos of all types of Backends, whoever may add them."""
    types = getToolByName(site, "portal_types")
    return [one for one in types.listTypeInfo() if makes_backends(one)]


def types_in(place):
    """Return the type infos of what the visitor may add in a folder."""
    allowed = getattr(aq_base(place), "allowedContentTypes", None)
    may_add = api.user.has_permission("Add portal content", obj=place)
    if allowed is None or not may_add:
        return []
    return [one for one in place.allowedContentTypes() if makes_backends(one)]


def places(site, found):
    """Return the folders that are offered, each with types for it: (folder, types).

    The site, the places of Backends that the visitor may see, `found`, and the folders
    at the top.
    """
    candidates = [site] + [aq_parent(overview.backend) for overview in found]
    candidates += _top_folders(site)
    seen, offered = set(), []
    for place in candidates:
        path = place.getPhysicalPath()
        if path in seen or len(offered) == PLACES:
            continue
        seen.add(path)
        types = types_in(place)
        if types:
            offered.append((place, types))
    return offered


def find_place(site, path):
    """Return the folder at a path in the site that the visitor may use, or None."""
    parts = [part for part in path.split(u"/") if part]
    try:
        place = site.restrictedTraverse([ensure_str(part) for part in parts])
    except (AttributeError, KeyError, NotFound, Unauthorized):
        return None
    inside = getattr(aq_base(place), "portal_type", None) is not None
    return place if inside and types_in(place) else None


def path_of(site, place):
    """Return the path of a folder in the site, as people read it; / for the site."""
    parts = place.getPhysicalPath()[len(site.getPhysicalPath()) :]
    return u"/" + ensure_text("/".join(parts))


def makes_backends(type_info):
    """Tell whether it is a type of Backends."""
    klass = getattr(type_info, "klass", None)
    try:
        return bool(klass) and IBackend.implementedBy(resolveDottedName(klass))
    except Exception:
        # One broken type must not take the others away.
        logger.exception("it is not known what the type %s makes", type_info.getId())
        return False


def offered_by(site, type_info):
    """Return the name of the package whose type it is, text.

    That of an add-on as the control panel of add-ons has it, if there is one.
    """
    # Many types have nothing of their own but a schema.
    module = type_info.schema or type_info.klass
    names = module.split(".")[:-1]
    profiles = getToolByName(site, "portal_setup").listProfileInfo()
    products = set(profile["product"] for profile in profiles)
    for length in range(len(names), 0, -1):
        name = ".".join(names[:length])
        if name in products:
            return text_type(name)
    return text_type(".".join(names))


def _top_folders(site):
    catalog = getToolByName(site, "portal_catalog")
    path = {"query": "/".join(site.getPhysicalPath()), "depth": 1}
    brains = catalog(path=path, is_folderish=True, sort_on="sortable_title")
    # A task is a container, too, of its results.
    names = set(one.getId() for one in all_types(site))
    return [b.getObject() for b in brains[: 4 * PLACES] if b.portal_type not in names]
