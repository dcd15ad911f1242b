"""A periodicity in plain words: sentences of our own, else those of cron-descriptor."""

from collective.cron import _
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.errors import ExpressionError
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule import periodicity
from collective.cron.schedule import spread
from collective.cron.schedule.interval import Interval
from collective.cron.words import descriptor
from collective.cron.words import moments
from collective.cron.words import sentences
from collective.cron.words import times_of_day
from collective.cron.words.schedules import intervals
from collective.cron.words.schedules import spreads
from six import ensure_text
from six import string_types
from zope.i18n import translate
from zope.i18n.locales import LoadLocaleError
from zope.i18n.locales import locales
from zope.i18nmessageid import Message


ENGLISH = "en"
LISTED = 4  # lines of one periodicity that are said
MEMORY = 5000  # descriptions that are kept: a dashboard shows the same ones again

_known = {}

# What is said of a change of clocks: kind, whether the schedule follows real time, and
# whether one time of it is met.
CHANGES = {
    (coming_clock_changes.SKIPPED, False, True): _(
        u"change_skipped",
        default=u"On ${date} the clocks are set from ${before} to ${after}: ${times} "
        u"does not exist that day; it runs once, at ${after}.",
    ),
    (coming_clock_changes.SKIPPED, False, False): _(
        u"change_skipped_many",
        default=u"On ${date} the clocks are set from ${before} to ${after}: ${times} "
        u"do not exist that day; one run stands for them, at ${after}.",
    ),
    (coming_clock_changes.SKIPPED, True, True): _(
        u"change_skipped_real",
        default=u"On ${date} the clocks are set from ${before} to ${after}: ${times} "
        u"does not exist that day and is not run, since the task follows real time.",
    ),
    (coming_clock_changes.SKIPPED, True, False): _(
        u"change_skipped_real_many",
        default=u"On ${date} the clocks are set from ${before} to ${after}: ${times} "
        u"do not exist that day and are not run, since the task follows real time.",
    ),
    (coming_clock_changes.REPEATED, False, True): _(
        u"change_repeated",
        default=u"On ${date} the clocks are set back from ${before} to ${after}: "
        u"${times} comes twice that day; it runs once, the first time.",
    ),
    (coming_clock_changes.REPEATED, False, False): _(
        u"change_repeated_many",
        default=u"On ${date} the clocks are set back from ${before} to ${after}: "
        u"${times} come twice that day; each runs once, the first time.",
    ),
    (coming_clock_changes.REPEATED, True, True): _(
        u"change_repeated_real",
        default=u"On ${date} the clocks are set back from ${before} to ${after}: "
        u"${times} comes twice that day and runs both times, since the task follows "
        u"real time.",
    ),
    (coming_clock_changes.REPEATED, True, False): _(
        u"change_repeated_real_many",
        default=u"On ${date} the clocks are set back from ${before} to ${after}: "
        u"${times} come twice that day and run both times, since the task follows "
        u"real time.",
    ),
}


def describe(text, language=ENGLISH, seed=None):
    """Return a periodicity in words of a language, or of English; else the text itself.

    `language` is a tag such as `de` or `pt-br`; `seed`: what its H are resolved by,
    None where that is not known yet.
    """
    language = (language or ENGLISH).lower()
    # Tasks with the same schedule share its words, unless an H is in it.
    key = text, language, seed if _is_spread(text) else None
    words = _known.get(key)
    if words is None:
        if len(_known) >= MEMORY:
            _known.clear()
        words = _known[key] = _describe(text, language, seed)
    return words


def _is_spread(text):
    return not isinstance(text, string_types) or periodicity.has_spread(text)


def _describe(text, language, seed):
    try:
        periodicity.parse(text)
        lines = periodicity.lines_of(text)
    except ExpressionError:
        # Stored values may be bytes on Python 2.
        is_bytes = isinstance(text, bytes)
        return ensure_text(text, errors="replace") if is_bytes else text_type(text)
    try:
        return _join([_say_line(line, language, seed) for line in lines])
    except Exception:
        # Words are a comfort: no page may fail for them.
        logger.debug("no words for %s", text, exc_info=True)
        return ensure_text("; ".join(lines))


def _join(said):
    different = sorted(set(said), key=said.index)
    more = len(different[LISTED:])
    words = u"; ".join(different[:LISTED])
    return words + (u"; \u2026 (+%d)" % more if more else u"")


def _say_line(line, language, seed):
    parsed = periodicity.parse(line, seed or "")
    codes = language, language.split("-")[0]
    own = next((code for code in codes if _is_ours(code)), None)
    if spread.has_spread(line):
        say, words = _sayer(own or ENGLISH), compose(parsed, own or ENGLISH)
        return spreads.tell(say, line, words, seed is not None)
    if own is not None:
        return compose(parsed, own)
    code = descriptor.find_language(language)
    words = descriptor.describe(parsed, code) if code else None
    return words or compose(parsed, ENGLISH)


def _is_ours(code):
    """Tell whether there are sentences of our own in a language."""
    if code == ENGLISH:
        return True
    probe = times_of_day.EVERY_MINUTE
    return translate(probe, target_language=code) != translate(probe)


def compose(parsed, code):
    """Return a sentence of our own, for one line, in a language that has them."""
    if isinstance(parsed, Interval):
        return intervals.tell(_sayer(code), parsed)
    return sentences.Sentence(_sayer(code), *names_of(code)).compose(parsed)


def _sayer(code):
    def say(message, **values):
        return translate(Message(message, mapping=values), target_language=code)

    return say


def names_of(code):
    """Return the names of the days of the week from Sunday on, and of the months."""
    try:
        dates = locales.getLocale(code).dates.calendars["gregorian"]
    except (AttributeError, KeyError, LoadLocaleError):
        dates = locales.getLocale(ENGLISH).dates.calendars["gregorian"]
    days = dates.getDayNames()
    return days[-1:] + days[:-1], dates.getMonthNames()


def explain_change(change):
    """Return a message about what happens to a schedule when the clocks change."""
    times = u", ".join(wall.strftime("%H:%M") for wall in change.times)
    values = {
        "date": moments.show_day(change.before),
        "before": change.before.strftime("%H:%M"),
        "after": change.after.strftime("%H:%M"),
        "times": times + (u", \u2026 (+%d)" % change.more if change.more else u""),
    }
    known = CHANGES[change.kind, change.real_time, len(change.times) == 1]
    return Message(known, mapping=values)
