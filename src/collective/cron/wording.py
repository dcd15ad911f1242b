"""A periodicity in plain words: by cron-descriptor, put right where it is wrong."""

from collective.cron import _
from collective.cron import expression
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.errors import ExpressionError
from cron_descriptor import DescriptionTypeEnum
from cron_descriptor import ExpressionDescriptor
from cron_descriptor import Options
from zope.i18n import translate
from zope.i18n.locales import LoadLocaleError
from zope.i18n.locales import locales

import calendar
import cron_descriptor
import glob
import os
import re


ENGLISH = "en_US"
SHORT_LIST = 7  # numbers; a longer list is said as a range with a step
MEMORY = 500  # descriptions that are kept: a dashboard shows the same ones again

_known = {}


def _find_languages():
    """Return {language: locale of cron-descriptor}, such as {"de": "de_DE"}."""
    folder = os.path.join(os.path.dirname(cron_descriptor.__file__), "locale")
    codes = sorted(os.path.basename(p)[:-3] for p in glob.glob(folder + "/*.mo"))
    found = dict((code.lower().replace("_", "-"), code) for code in codes)
    for code in codes:
        found.setdefault(code.split("_")[0], code)
    return dict(found, en=ENGLISH)


LANGUAGES = _find_languages()


def describe(text, language="en"):
    """Return a periodicity in words of a language, or of English; else the text itself.

    `language` is a tag such as `de` or `pt-br`.
    """
    language = (language or "en").lower()
    key = text, language
    words = _known.get(key)
    if words is None:
        if len(_known) >= MEMORY:
            _known.clear()
        words = _known[key] = _describe(text, language)
    return words


def _describe(text, language):
    try:
        parsed = expression.parse(text)
    except ExpressionError:
        return u"%s" % (text,)
    code = LANGUAGES.get(language) or LANGUAGES.get(language.split("-")[0], ENGLISH)
    try:
        words = _say(parsed, code, language)
    except Exception:
        # Words are a comfort: no page may fail for them.
        logger.debug("no words for %s", parsed.text, exc_info=True)
        return u"%s" % parsed.text
    return words if code == ENGLISH else _translate_names(words, language)


def _say(parsed, code, language):
    text = expression.ALIASES.get(parsed.text.lower(), parsed.text)
    minute, hour, day, month, weekday = _rewrite(parsed, text.split())
    days, weekdays, either = parsed.date_rule
    day = "*" if days == expression.ALL_DAYS else day
    weekday = "*" if weekdays == expression.ALL_WEEKDAYS else weekday
    by_day = _ask((minute, hour, day, month, "*"), code)
    if weekday == "*":
        return by_day
    if day == "*":
        return _ask((minute, hour, day, month, weekday), code)
    if either:
        # Either day: versions of cron-descriptor disagree, so each is said alone.
        by_weekday = _ask((minute, hour, "*", month, weekday), code)
        values = {"one": by_day, "other": by_weekday}
        both = _(u"either_day", default=u"${one}; also: ${other}", mapping=values)
        return translate(both, target_language=language)
    part = DescriptionTypeEnum.DAYOFWEEK
    return by_day + _ask((minute, hour, "*", month, weekday), code, part)


def _rewrite(parsed, fields):
    """Return the fields, with what would be said in a misleading way written anew."""
    numbers = (
        parsed.minutes,
        parsed.hours,
        parsed.days,
        parsed.months,
        parsed.weekdays,
    )
    said = [
        _rewrite_field(field, text, found)
        for field, text, found in zip(expression.FIELDS, fields, numbers)
    ]
    if len(parsed.minutes) > 1 and 1 < len(parsed.hours) <= SHORT_LIST:
        # "Every 10 minutes, at 05:00" would be wrong: it is for the whole hour.
        if "-" not in said[1]:
            said[1] = ",".join("%d-%d" % (hour, hour) for hour in sorted(parsed.hours))
    return said


def _rewrite_field(field, text, numbers):
    size = field.high - field.low + 1
    if len(numbers) == size and text[0] == "*":
        return "*"
    listed = ",".join(str(number) for number in sorted(numbers))
    if text[0] == "*":
        # */45 is no interval of 45 minutes: it starts anew with each hour.
        step = int(text[2:])
        if size % step == 0 and step < size:
            return text
        if len(numbers) <= SHORT_LIST:
            return listed
        return "%d-%d/%d" % (field.low, field.high, step)
    if "," in text and ("/" in text or "-" not in text):
        return listed
    return text


def _ask(fields, code, part=DescriptionTypeEnum.FULL):
    try:
        options = Options(locale_code=code)
    except TypeError:
        # Before 2.0.
        options = Options()
        options.locale_code = code
    options.use_24hour_time_format = True
    options.verbose = False
    words = ExpressionDescriptor(" ".join(fields), options).get_description(part)
    return words if isinstance(words, text_type) else words.decode("utf-8")


def _translate_names(words, language):
    """Put the names of months and days, that are left in English, into the language."""
    try:
        dates = locales.getLocale(language.split("-")[0]).dates.calendars["gregorian"]
    except (AttributeError, KeyError, LoadLocaleError):
        return words
    names = dict(zip(calendar.day_name, dates.getDayNames()))
    names.update(zip(list(calendar.month_name)[1:], dates.getMonthNames()))
    pattern = u"|".join(re.escape(name) for name in names)
    return re.sub(pattern, lambda match: names[match.group()], words)
