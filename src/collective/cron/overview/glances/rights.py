"""Rights: what a person may do with the tasks of a list, asked once for all alike."""

from Acquisition import aq_base
from collective.cron.overview.glances import facts
from collective.cron.overview.glances.permitted import Permitted
from collective.cron.overview.glances.provided import Provided


class Rights(object):
    """For the person who asked for the page."""

    def __init__(self, site):
        self._site = site
        self._permitted = {}
        self._provided = Provided()
        self._shown = facts.KNOWN.shown_by(site._p_jar)

    def allow(self, what, backend, state):
        """Tell whether the person has View, Run or Manage on a Backend.

        `state`: its scheduling state, or None.
        """
        if what not in self._permitted:
            permission = "collective.cron: " + what
            self._permitted[what] = Permitted(self._site, permission)
        base = aq_base(backend)
        known = None if state is None else self._shown.get(base, state)
        guard = None if known is None else known.guard
        provided = self._provided.of(base)
        return bool(self._permitted[what].allows(backend, provided, guard))
