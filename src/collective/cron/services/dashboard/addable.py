"""Which tasks the visitor may add where, as data."""

from Acquisition import aq_parent
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.interfaces import IBackend
from collective.cron.services.shared.as_data import text
from plone.dexterity.utils import resolveDottedName
from zope.i18n import translate


LISTED = 25  # places


def describe(found, service):
    """Return the site and the places of Backends, each with what may be added there.

    `found`: overviews of the Backends that the person may see, whose places these are.
    """
    places = [service.site]
    for overview in found:
        place = aq_parent(overview.backend)
        if len(places) < LISTED and place not in places:
            places.append(place)
    described = [_describe_place(place, service.request) for place in places]
    return [place for place in described if place["types"]]


def _describe_place(place, request):
    types = [type for type in place.allowedContentTypes() if _is_of_backends(type)]
    return {
        "@id": place.absolute_url(),
        "title": text(place.Title()),
        "types": sorted(
            ({"@type": one.getId(), "title": _title(one, request)} for one in types),
            key=lambda described: described["title"],
        ),
    }


def _is_of_backends(type_info):
    klass = getattr(type_info, "klass", None)
    try:
        return bool(klass) and IBackend.implementedBy(resolveDottedName(klass))
    except Exception:
        # One broken type must not take the answer away.
        logger.exception("it is not known what the type %s makes", type_info.getId())
        return False


def _title(type_info, request):
    title = type_info.Title()
    if isinstance(title, text_type):
        title = translate(title, context=request)
    return text(title)
