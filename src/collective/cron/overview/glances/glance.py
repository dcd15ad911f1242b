"""Glance: what counts, filters and orders need of a Backend; more when asked for."""

from collections import namedtuple


Code = namedtuple("Code", "code broken")


class Glance(object):
    """As a BackendOverview, but that its status has a code alone, and no reason.

    `look`: makes the overview of the Backend, for what is not here.
    """

    def __init__(self, look, backend, facts, circumstances, place):
        self._look = look
        self._facts = facts
        self._circumstances = circumstances
        self._full = None
        self.backend = backend
        self.uid = facts.uid
        self.title = facts.title
        self.tags = facts.tags
        self.place = place
        self.health = facts.health
        self.last_at = facts.last_at
        self.paused = circumstances.pause
        self.status = Code(circumstances.code_of(facts), False)

    def full(self):
        """Return the overview, made when it is asked for first."""
        if self._full is None:
            self._full = self._look(self.backend, self.status.code)
        return self._full

    @property
    def next_at(self):
        return self._circumstances.next_of(self._facts)

    @property
    def runs_by_itself(self):
        return bool(self._facts.plan.active and self.next_at)

    def course(self):
        return self._facts.course

    def __getattr__(self, name):
        return getattr(self.full(), name)
