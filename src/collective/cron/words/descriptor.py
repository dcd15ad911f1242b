"""A periodicity in the words of cron-descriptor, where we have none of our own.

What it says in a misleading way is asked for in another way.
"""

from collective.cron.bbb import text_type
from collective.cron.schedule.interval import Interval
from collective.cron.words.sequences import progression
from collective.cron.words.sequences import runs_of
from cron_descriptor import DescriptionTypeEnum
from cron_descriptor import ExpressionDescriptor
from cron_descriptor import Options
from zope.i18n.locales import LoadLocaleError
from zope.i18n.locales import locales

import calendar
import cron_descriptor
import glob
import os
import re


def _find_languages():
    """Return {language: locale of cron-descriptor}, such as {"de": "de_DE"}."""
    folder = os.path.join(os.path.dirname(cron_descriptor.__file__), "locale")
    codes = sorted(os.path.basename(p)[:-3] for p in glob.glob(folder + "/*.mo"))
    found = dict((code.lower().replace("_", "-"), code) for code in codes)
    for code in codes:
        found.setdefault(code.split("_")[0], code)
    return dict(found, en="en_US")


LANGUAGES = _find_languages()


def find_language(language):
    """Return the locale for a tag such as `it` or `pt-br`, or None."""
    return LANGUAGES.get(language) or LANGUAGES.get(language.split("-")[0])


def describe(parsed, code):
    """Return an Expression in words of a locale; None where they would mislead.

    And for an Interval, which it does not know.
    """
    if isinstance(parsed, Interval):
        return None
    words = _say(parsed, code)
    if words is None or code == LANGUAGES["en"]:
        return words
    return _translate_names(words, code.split("_")[0])


def _say(parsed, code):
    days, weekdays, either = parsed.date_rule
    if either or parsed.day_rules or parsed.weekday_rules:
        # Versions disagree about two restricted fields, and about days without number.
        return None
    minute, hour = _write_times(sorted(parsed.minutes), sorted(parsed.hours))
    day = _write(days, 31)
    month = _write(parsed.months, 12)
    words = _ask((minute, hour, day, month, "*"), code)
    weekday = _write(weekdays, 7)
    if weekday == "*":
        return words
    if day == "*":
        return _ask((minute, hour, "*", month, weekday), code)
    part = DescriptionTypeEnum.DAYOFWEEK
    return words + _ask((minute, hour, "*", month, weekday), code, part)


def _write_times(minutes, hours):
    """Return the fields of minute and hour, as the library says them best."""
    minute, hour = _write_interval(minutes, 60), _write_interval(hours, 24)
    if hour == "*":
        return minute, hour
    if len(minutes) == 1:
        # One version says 0 9-17 as "between 09:00 and 17:59".
        return minute, hour if "/" in hour else _list(hours)
    runs = runs_of(hours)
    # "Every 10 minutes, at 05:00" would be wrong: it is for the whole hour.
    return minute, ",".join("%d-%d" % run for run in runs)


def _write_interval(numbers, size):
    """Return numbers as a step only where it goes on over the end, as */45 does not."""
    step = progression(numbers)
    if step and step > 1 and numbers[0] == 0 and step * len(numbers) == size:
        return "*/%d" % step
    return _write(numbers, size)


def _write(numbers, size):
    numbers = sorted(numbers)
    if len(numbers) == size:
        return "*"
    if len(numbers) > 2 and progression(numbers) == 1:
        return "%d-%d" % (numbers[0], numbers[-1])
    return _list(numbers)


def _list(numbers):
    return ",".join("%d" % number for number in numbers)


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
