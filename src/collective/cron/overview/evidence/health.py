"""How a task went, apart from whether it will run: a pause changes nothing of that."""

from collective.cron import _


OK, WARNING, FAILING, NEW = "ok", "warning", "failing", "new"
TITLES = {
    OK: _(u"Well"),
    WARNING: _(u"Warning"),
    FAILING: _(u"Failing"),
    NEW: _(u"Not run yet"),
}
# By the letters of state.recent, see result_writer.note(). Those of runs that were
# skipped or cancelled are not here: they tell nothing of the work.
BY_LETTER = {"O": OK, "?": OK, "W": WARNING, "F": FAILING, "I": FAILING}


def of(state):
    """Return how the newest run that came to an end went; `state` may be None."""
    if state is None:
        return NEW
    for letter in reversed(state.recent):
        if letter in BY_LETTER:
            return BY_LETTER[letter]
    return BY_LETTER.get(state.went, NEW)
