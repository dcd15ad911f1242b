"""The table of all forms, and the hiding of what has one of them."""

from collective.cron.text.secrets import site_forms
from collective.cron.text.secrets import values
from collective.cron.text.secrets.forms import assigned
from collective.cron.text.secrets.forms import commands
from collective.cron.text.secrets.forms import databases
from collective.cron.text.secrets.forms import dialogues
from collective.cron.text.secrets.forms import elements
from collective.cron.text.secrets.forms import issued
from collective.cron.text.secrets.forms import placed
from collective.cron.text.secrets.forms import prefixes
from collective.cron.text.secrets.forms import sentences


# In this order: what belongs together first, then words that say what follows.
FORMS = []
for nouns in (
    (issued, prefixes, databases, placed, commands, sentences, elements, dialogues)
    + (assigned,)
):
    FORMS += nouns.FORMS
HINTS = {}  # the numbers of forms by hint
for number, form in enumerate(FORMS):
    for hint in form.hints:
        HINTS.setdefault(hint, []).append(number)
# There are five hundred hints: those that begin with a pair of letters are looked for
# only where the pair is. Some have no pair.
HINTS_BY_PAIR = {}
for hint in HINTS:
    HINTS_BY_PAIR.setdefault((hint[:1], hint[1:2]), []).append(hint)
WITHOUT = [hint for hint in HINTS if len(hint) < 2]
PAIRS = frozenset(HINTS_BY_PAIR)


def hide_secrets(text):
    """Replace what has the form of a password, token or another secret.

    Those that this thread knows by their value too, see values.py.
    """
    if not text:
        return text
    text = values.hide(text)
    for number in sorted(_possible(text.lower())):
        text = FORMS[number].hide(text)
    return site_forms.hide(text)


def _possible(small):
    """Return the numbers of the forms of which a text, in small letters, has a hint."""
    hints, numbers = list(WITHOUT), set()
    for pair in PAIRS.intersection(zip(small, small[1:])):
        hints.extend(HINTS_BY_PAIR[pair])
    for hint in hints:
        if hint in small:
            numbers.update(HINTS[hint])
    return numbers
