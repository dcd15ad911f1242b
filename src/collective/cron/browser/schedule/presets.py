"""Presets: the schedules most tasks have, for those who read no cron expressions."""

from collective.cron import _
from collective.cron.errors import ExpressionError
from collective.cron.schedule import periodicity
from collective.cron.words import wording
from zope.i18n import translate


# With a title where it says more than the expression in words.
TITLED = (
    ("*/5 * * * *", None),
    ("*/15 * * * *", None),
    ("*/30 * * * *", None),
    ("0 * * * *", None),
    ("0 */6 * * *", None),
    ("*/30 8-17 * * mon-fri", _(u"Every half hour in working hours, Monday to Friday")),
    ("30 2 * * *", _(u"Every night at 02:30")),
    ("H H(1-4) * * *", _(u"Every night, some time between 01:00 and 05:00")),
    ("0 9 * * mon-fri", _(u"Every working day at 09:00")),
    ("0 9 * * mon", _(u"Every week, on Monday at 09:00")),
    ("30 3 * * sun", _(u"Every week, on Sunday at 03:30")),
    ("0 6 1 * *", _(u"Every month, on its first day at 06:00")),
    ("0 6 L * *", _(u"Every month, on its last day at 06:00")),
    ("0 6 1 1,4,7,10 *", _(u"Every quarter, on its first day at 06:00")),
    ("0 6 1 1 *", _(u"Every year, on 1 January at 06:00")),
)
PRESETS = tuple(preset for preset, _title in TITLED)


def titles(language):
    """Return (expression, words of a language) of each preset."""
    return [
        (
            preset,
            (
                translate(title, target_language=language)
                if title
                else wording.describe(preset, language)
            ),
        )
        for preset, title in TITLED
    ]


def find(text):
    """Return the preset that means the same as a text; empty text if there is none."""
    try:
        parsed = periodicity.parse(text)
    except ExpressionError:
        return ""
    if periodicity.has_spread(text):
        # Which time it is does not matter, but how it is told.
        text = " ".join(text.split())
        return text if text in PRESETS else ""
    for preset in PRESETS:
        if not periodicity.has_spread(preset) and periodicity.parse(preset) == parsed:
            return preset
    return ""


def choose(typed, preset, before):
    """Return the periodicity that is meant: what was typed, or the preset.

    `before` is the text that was in the form when it was shown, None if it is not
    known. What somebody typed always wins; a preset does if it alone was changed.
    """
    typed = typed.strip()
    if preset not in PRESETS or typed and before is None:
        return typed
    if typed != (before or "").strip():
        return typed
    return typed if preset == find(typed) else preset
