"""Census: all Backends of a site that a person may see, without a look into each.

What was found out of one at rest holds as long as it and its state are the same,
whoever asks: it is not found out again, but for what may be otherwise without that.
"""

from Acquisition import aq_base
from collective.cron import logger
from collective.cron.bbb import IWorkingCopy
from collective.cron.errors import is_transient
from collective.cron.memory.state import all_states
from collective.cron.overview.glances import facts
from collective.cron.overview.glances.glance import Glance
from collective.cron.overview.glances.permitted import Permitted
from collective.cron.overview.glances.provided import Provided
from collective.cron.queueing import lookup
from collective.cron.queueing import places
from collective.cron.worksite.entering import site_path
from six import ensure_text


class Census(object):
    """`look`: makes the BackendOverview of a Backend, with these `circumstances`.

    It is given the code of its status, where that is known.
    """

    def __init__(self, site, look, circumstances):
        self._site = site
        self._look = look
        self._circumstances = circumstances
        self._uids = lookup.all_uids(site)
        self._lookup = lookup.Lookup(site, self._uids)
        self._places = places.Places(site)
        self._states = all_states(site)
        self._shown = facts.KNOWN.shown_by(site._p_jar)
        self._seen = Permitted(site)
        self._provided = Provided()

    def read(self):
        """Return what is seen, sorted by title: a Glance of each, or its overview."""
        found = []
        for uid in self._uids:
            try:
                one = self._find(uid)
            except Exception:
                # One broken Backend must not take the whole list away.
                where = site_path(self._site)
                logger.exception("%s: the Backend %s cannot be shown", where, uid)
                continue
            if one is not None and one[-1] is not None:
                found.append(one)
        return [one[-1] for one in sorted(found, key=lambda one: one[:2])]

    def _find(self, uid):
        try:
            found = self._glance(uid)
        except Exception:
            if is_transient():
                raise
            # Its overview trips over the same, and tells so.
            found = None
        return found or self._look_at(uid)

    def _glance(self, uid):
        """Return order, way and Glance of a Backend at rest, else None.

        The Glance is None where it may not be seen.
        """
        state = self._states.get(uid)
        path = None if state is None else state.path
        names = path.split("/") if path else [""]
        if not names[0]:
            return None  # as former versions noted it, or not at all
        backend = self._places.at(path)
        known = None if backend is None else self._shown.get(aq_base(backend), state)
        if known is None or known.uid != uid:
            return None
        provided = self._provided.of(aq_base(backend))
        if not self._circumstances.allow(backend, provided, known):
            return None
        if not self._seen.allows(backend, provided, known.guard):
            return known.order, names, None
        place = u"/" + ensure_text("/".join(names[:-1]))
        glance = Glance(self._look, backend, known, self._circumstances, place)
        return known.order, names, glance

    def _look_at(self, uid):
        """Return the same of a Backend that is looked at anew, with its overview."""
        backend = self._lookup.find(uid)
        if backend is None or IWorkingCopy.providedBy(backend):
            return None
        if not self._seen.allows(backend):
            return None
        order, names = facts.order_of(backend), self._names(backend)
        overview = self._look(backend)
        made = self._facts(overview, order)
        if made is not None:
            self._shown.remember(aq_base(backend), overview.state, made)
        return order, names, overview

    def _facts(self, overview, order):
        try:
            return facts.make(overview, order, self._circumstances.now)
        except Exception:
            if is_transient():
                raise
            return None  # as above

    def _names(self, backend):
        return places.path_of(self._site, backend).split("/")
