"""Dates the way the site and the visitor's language write them: Plone's own formats.

The site's are settings of its registry; those of languages come with Plone.
"""

from plone.registry.interfaces import IRegistry
from six import ensure_str
from six import ensure_text
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.globalrequest import getRequest
from zope.i18n import translate

import re


SETTINGS = "Products.CMFPlone.i18nl10n.override_dateformat."
DOMAIN = "plonelocales"
# In the `other` of a request; with a line below one within another has its own.
KNOWN = "_collective.cron.dates"
DAY_AND_TIME, DAY = "date_format_long", "date_format_short"
DAYS = u"Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
PLACE = re.compile(r"\$\{([A-Za-z]+)\}")
PARTS = {
    "Y": lambda local: u"%04d" % local.year,
    "y": lambda local: u"%02d" % (local.year % 100),
    "m": lambda local: u"%02d" % local.month,
    "d": lambda local: u"%02d" % local.day,
    "H": lambda local: u"%02d" % local.hour,
    "I": lambda local: u"%02d" % (local.hour % 12 or 12),
    "M": lambda local: u"%02d" % local.minute,
    "S": lambda local: u"%02d" % local.second,
    "p": lambda local: u"AM" if local.hour < 12 else u"PM",
    "Z": lambda local: u"",
}
NAMES = {
    "a": (u"weekday_%s_abbr", lambda local: DAYS[local.weekday()]),
    "A": (u"weekday_%s", lambda local: DAYS[local.weekday()]),
    "b": (u"month_%s_abbr", lambda local: MONTHS[local.month - 1]),
    "B": (u"month_%s", lambda local: MONTHS[local.month - 1]),
}


def write(local, seconds=False):
    """Return a date and time as text, for whoever asked for the page.

    None where nobody did, or where no format is known.
    """
    form = _own_form(DAY_AND_TIME)
    if form is not None:
        if seconds and "%S" not in form:
            form = form.replace("%M", "%M:%S")
        return _strftime(local, form)
    form = in_language(DAY_AND_TIME)
    if seconds and u"${S}" not in form:
        form = form.replace(u"${M}", u"${M}:${S}")
    return _fill(local, form)


def write_day(local):
    """Return a date as text, or None, as above."""
    form = _own_form(DAY)
    if form is not None:
        return _strftime(local, form)
    return _fill(local, in_language(DAY))


def _own_form(name):
    """Return the format that the site has set, None if it has set none."""
    known = _known_of(getRequest())
    key = "own", name, getattr(getSite(), "_p_oid", None)
    if key not in known:
        registry = queryUtility(IRegistry)
        is_set = registry is not None and registry.get(SETTINGS + "Enabled", False)
        known[key] = registry.get(SETTINGS + name, None) or None if is_set else None
    return known[key]


def in_language(msgid, default=u""):
    """Return what Plone says in the language of the request; remembered for it.

    A Message of another domain is as good.
    """
    request = getRequest()
    if request is None:
        return default
    known = _known_of(request)
    key = request.other.get("LANGUAGE"), msgid
    if key not in known:
        known[key] = translate(msgid, DOMAIN, context=request, default=default)
    return known[key]


def _known_of(request):
    """Return a dict that lasts as long as a request; a new one where there is none."""
    # A list asks thousands of times: no adapter for annotations is made each time.
    return {} if request is None else request.other.setdefault(KNOWN, {})


def _strftime(local, form):
    try:
        return ensure_text(local.strftime(ensure_str(form)))
    except ValueError:
        # Python 2.7 has none before 1900.
        return None


def _fill(local, form):
    pieces = PLACE.split(form)  # text, letter, text, letter, ...
    for place in range(1, len(pieces), 2):
        letter = pieces[place]
        if letter in PARTS:
            pieces[place] = PARTS[letter](local)
        elif letter in NAMES:
            msgid, english = NAMES[letter]
            name = english(local)
            pieces[place] = in_language(msgid % name.lower(), name)
        else:
            pieces[place] = u"${%s}" % letter
    return u"".join(pieces).strip() or None
