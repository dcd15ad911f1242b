"""Dates the way the site and the visitor's language write them: Plone's own formats.

The site's are settings of its registry; those of languages come with Plone.
"""

from plone.registry.interfaces import IRegistry
from six import ensure_str
from six import ensure_text
from zope.annotation.interfaces import IAnnotations
from zope.component import queryUtility
from zope.globalrequest import getRequest
from zope.i18n import interpolate
from zope.i18n import translate


SETTINGS = "Products.CMFPlone.i18nl10n.override_dateformat."
DOMAIN = "plonelocales"
KNOWN = "collective.cron.dates"  # annotation of a request
DAY_AND_TIME, DAY = "date_format_long", "date_format_short"
DAYS = u"Mon Tue Wed Thu Fri Sat Sun".split()
MONTHS = u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


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
    registry = queryUtility(IRegistry)
    if registry is None or not registry.get(SETTINGS + "Enabled", False):
        return None
    return registry.get(SETTINGS + name, None) or None


def in_language(msgid, default=u""):
    """Return what Plone says in the language of the request; remembered for it.

    A Message of another domain is as good.
    """
    request = getRequest()
    if request is None:
        return default
    known = IAnnotations(request).setdefault(KNOWN, {})
    key = request.get("LANGUAGE"), msgid
    if key not in known:
        known[key] = translate(msgid, DOMAIN, context=request, default=default)
    return known[key]


def _strftime(local, form):
    try:
        return ensure_text(local.strftime(ensure_str(form)))
    except ValueError:
        # Python 2.7 has none before 1900.
        return None


def _fill(local, form):
    values = {
        "Y": u"%04d" % local.year,
        "y": u"%02d" % (local.year % 100),
        "m": u"%02d" % local.month,
        "d": u"%02d" % local.day,
        "H": u"%02d" % local.hour,
        "I": u"%02d" % (local.hour % 12 or 12),
        "M": u"%02d" % local.minute,
        "S": u"%02d" % local.second,
        "p": u"AM" if local.hour < 12 else u"PM",
        "Z": u"",
    }
    day, month = DAYS[local.weekday()], MONTHS[local.month - 1]
    names = (
        ("a", u"weekday_%s_abbr", day),
        ("A", u"weekday_%s", day),
        ("b", u"month_%s_abbr", month),
        ("B", u"month_%s", month),
    )
    for letter, msgid, english in names:
        if u"${%s}" % letter in form:
            values[letter] = in_language(msgid % english.lower(), english)
    return interpolate(form, values).strip() or None
