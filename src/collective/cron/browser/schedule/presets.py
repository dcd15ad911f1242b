"""Presets: the schedules most tasks have, for those who read no cron expressions."""

from collective.cron.errors import ExpressionError
from collective.cron.schedule import expression
from collective.cron.words import wording


PRESETS = (
    "*/5 * * * *",
    "*/15 * * * *",
    "0 * * * *",
    "0 */6 * * *",
    "30 2 * * *",
    "0 9 * * mon-fri",
    "0 9 * * mon",
    "30 3 * * sun",
    "0 6 1 * *",
    "0 6 1 1,4,7,10 *",
    "0 6 1 1 *",
)


def titles(language):
    """Return (expression, words of a language) of each preset."""
    return [(preset, wording.describe(preset, language)) for preset in PRESETS]


def find(text):
    """Return the preset that means the same as a text; empty text if there is none."""
    try:
        parsed = expression.parse(text)
    except ExpressionError:
        return ""
    for preset in PRESETS:
        if expression.parse(preset) == parsed:
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
