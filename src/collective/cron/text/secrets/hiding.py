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


def hide_secrets(text):
    """Replace what has the form of a password, token or another secret.

    Those that this thread knows by their value too, see values.py.
    """
    text = values.hide(text)
    small, numbers = text.lower(), set()
    for hint in HINTS:
        if hint in small:
            numbers.update(HINTS[hint])
    for number in sorted(numbers):
        text = FORMS[number].hide(text)
    return site_forms.hide(text)
