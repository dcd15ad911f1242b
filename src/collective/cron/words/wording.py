"""A periodicity in plain words: sentences of our own, else those of cron-descriptor."""

from collective.cron import _
from collective.cron import logger
from collective.cron.bbb import text_type
from collective.cron.errors import ExpressionError
from collective.cron.schedule import coming_clock_changes
from collective.cron.schedule import expression
from collective.cron.words import descriptor
from collective.cron.words import moments
from collective.cron.words import sentences
from collective.cron.words import times_of_day
from six import ensure_text
from zope.i18n import translate
from zope.i18n.locales import LoadLocaleError
from zope.i18n.locales import locales
from zope.i18nmessageid import Message


ENGLISH = "en"
MEMORY = 500  # descriptions that are kept: a dashboard shows the same ones again

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


def describe(text, language=ENGLISH):
    """Return a periodicity in words of a language, or of English; else the text itself.

    `language` is a tag such as `de` or `pt-br`.
    """
    language = (language or ENGLISH).lower()
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
        # Stored values may be bytes on Python 2.
        is_bytes = isinstance(text, bytes)
        return ensure_text(text, errors="replace") if is_bytes else text_type(text)
    try:
        return _say(parsed, language)
    except Exception:
        # Words are a comfort: no page may fail for them.
        logger.debug("no words for %s", parsed.text, exc_info=True)
        return ensure_text(parsed.text)


def _say(parsed, language):
    for code in (language, language.split("-")[0]):
        if _is_ours(code):
            return compose(parsed, code)
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
    """Return a sentence of our own in a language that has them."""

    def say(message, **values):
        return translate(Message(message, mapping=values), target_language=code)

    return sentences.Sentence(say, *names_of(code)).compose(parsed)


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
