"""The columns that an export may have, each read from what the catalog knows."""

from collections import OrderedDict
from collective.cron import _
from collective.cron import clock
from collective.cron.bbb import text_type
from collective.cron.tasks.shared import lists
from collective.cron.tasks.shared import moments
from collective.cron.tasks.shared import states
from collective.cron.worksite.entering import site_path
from datetime import datetime
from DateTime import DateTime
from plone import api
from six import ensure_text
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


LONGEST = 32767  # characters of a cell, as many as programs take
FIRST, LAST = 1970, 2498  # years: what has no date has one beyond them in the catalog


def titles(names):
    """Return the heads of columns, in the language of the site."""
    return [lists.say(COLUMNS[name][0]) for name in names]


def row(names, brain):
    """Return the cells of one row, texts or None."""
    return [COLUMNS[name][1](brain) for name in names]


def type_of(brain):
    """Return the title of the type of content, in the language of the site."""
    fti = api.portal.get_tool("portal_types").get(brain.portal_type)
    return _text(lists.say(fti.Title()) if fti is not None else brain.portal_type)


def changed_at(brain):
    """Return when content was changed, an aware datetime, or None."""
    return _instant(brain.modified)


def _state(brain):
    state = brain.review_state
    # Of what has no workflow the catalog has a value that is no text.
    return _text(states.title_of(state, brain)) if _is_text(state) and state else None


def _path(brain):
    return _text(brain.getPath()[len(site_path(api.portal.get())) :])


def _of(name):
    def read(brain):
        value = getattr(brain, name, None)
        return _text(value) if _is_text(value) else None

    return read


def _date(name):
    def read(brain):
        found = _instant(getattr(brain, name, None))
        is_date = found is not None and FIRST <= found.year <= LAST
        return ensure_text(clock.to_iso(found)) if is_date else None

    return read


def _tags(brain):
    return _text(u", ".join(ensure_text(tag) for tag in brain.Subject or ()))


def _instant(value):
    # What is missing in the catalog has every attribute that one asks for.
    if isinstance(value, DateTime):
        return moments.as_datetime(value)
    return value if isinstance(value, datetime) and value.tzinfo is not None else None


def _is_text(value):
    return isinstance(value, (bytes, text_type))


def _text(value):
    return ensure_text(value, "utf-8", "replace")[:LONGEST]


# {name: (title, function that reads a brain)}
COLUMNS = OrderedDict(
    (
        ("title", (_(u"Title"), _of("Title"))),
        ("description", (_(u"Summary"), _of("Description"))),
        ("path", (_(u"Path"), _path)),
        ("url", (_(u"Address"), lambda brain: _text(brain.getURL()))),
        ("type", (_(u"Type"), type_of)),
        ("state", (_(u"State"), _state)),
        ("creator", (_(u"Created by"), _of("Creator"))),
        ("created", (_(u"Created"), _date("created"))),
        ("modified", (_(u"Last changed"), _date("modified"))),
        ("effective", (_(u"Published from"), _date("effective"))),
        ("expires", (_(u"Published until"), _date("expires"))),
        ("start", (_(u"Begin of an event"), _date("start"))),
        ("end", (_(u"End of an event"), _date("end"))),
        ("tags", (_(u"Tags"), _tags)),
        ("id", (_(u"Short name"), _of("getId"))),
        ("uid", (_(u"UUID"), _of("UID"))),
    )
)
VOCABULARY = SimpleVocabulary(
    [SimpleTerm(name, name, title) for name, (title, _read) in COLUMNS.items()]
)
