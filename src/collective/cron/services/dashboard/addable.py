"""Which tasks the visitor may add where, as data."""

from collective.cron.actions import adding
from collective.cron.bbb import text_type
from collective.cron.services.shared.as_data import text
from zope.i18n import translate


def describe(found, service):
    """Return the site and the places of Backends, each with what may be added there.

    `found`: overviews of the Backends that the person may see, whose places these are.
    """
    return [
        {
            "@id": place.absolute_url(),
            "title": text(place.Title()),
            "types": sorted(
                (_describe_type(one, service) for one in types),
                key=lambda described: described["title"],
            ),
        }
        for place, types in adding.places(service.site, found)
    ]


def _describe_type(type_info, service):
    return {
        "@type": type_info.getId(),
        "title": _say(type_info.Title(), service.request),
        "description": _say(type_info.Description(), service.request),
        "offered_by": adding.offered_by(service.site, type_info),
    }


def _say(words, request):
    if isinstance(words, text_type):
        words = translate(words, context=request)
    return text(words)
