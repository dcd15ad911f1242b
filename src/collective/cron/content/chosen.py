"""What somebody chose for a Backend: whether it is active, and as whom it runs.

These two are fields, but no settings: what is chosen here and now is not taken back by
those who move contents about, with older values or those of another task. So both are
kept as one, with the date of the choice: who restores an older version restores its
date. The state of the Backend knows the newest; values with no newer date are put back.
"""

from Acquisition import aq_base
from collections import namedtuple
from collective.cron import clock
from collective.cron.content import importing
from collective.cron.worksite import oids
from datetime import timedelta
from ZODB.utils import z64


KEPT_AS = "_chosen"  # on a Backend: a Choice as a tuple
LONG_AGO = clock.from_iso("2000-01-01T00:00:00Z")  # before anybody noted when
SETTLED_AS = "_settled_as"  # on a Backend: the oid that it was settled under
UNINSTALLED_AS = "_uninstalled_as"  # in place of that, since the add-on was


class Choice(namedtuple("Choice", "activated run_as at")):
    """`at`: when it was made (aware UTC), or None; a value that was not set is None."""

    __slots__ = ()

    @classmethod
    def of(cls, backend):
        """Return that of a Backend; former versions kept each value by itself."""
        values = aq_base(backend).__dict__
        if KEPT_AS in values:
            return cls(*values[KEPT_AS])
        return cls(values.get("activated"), values.get("run_as"), None)

    def keep(self, backend):
        """Make it that of a Backend."""
        setattr(aq_base(backend), KEPT_AS, tuple(self))


class Chosen(object):
    """The attribute of a Backend behind a field; setting it is a choice.

    Not in an import, nor in what is left of the transaction that added the Backend:
    values that are set then come from another one, as in a working copy.
    """

    def __init__(self, name, default):
        self._name = name
        # Not as Dexterity would find it, by the type, which takes a current site.
        self._default = default

    def __get__(self, backend, owner=None):
        if backend is None:
            return self
        value = getattr(Choice.of(backend), self._name)
        return self._default if value is None else value

    def __set__(self, backend, value):
        before = Choice.of(backend)
        after = before._replace(**{self._name: value})
        chooses = after != before and not (
            is_being_added(backend) or importing.is_importing()
        )
        if chooses and not is_new(backend):
            self.check(backend, value)
        after.keep(backend)
        if chooses:
            choose(backend)

    def check(self, backend, value):
        """Raise Unauthorized if who acts now may not choose this value."""

    def __delete__(self, backend):
        self.__set__(backend, None)


def choose(backend):
    """Note that the values that a Backend has now are those that somebody chose."""
    choice, now = Choice.of(backend), clock.now()
    if choice.at is not None:
        now = max(now, choice.at + timedelta.resolution)
    choice._replace(at=now).keep(backend)


def chosen_at(backend):
    """Return when the values were chosen (aware UTC), or None."""
    return Choice.of(backend).at


def put_back(backend, activated, run_as, at):
    """Set the values to what was chosen `at` (aware UTC, or None); no choice itself."""
    Choice(activated, run_as, at).keep(backend)


def is_settled(backend):
    """Tell whether it is this very object that was settled here, and no copy of it."""
    return oids.is_of(getattr(aq_base(backend), SETTLED_AS, None), backend)


def is_copy(backend):
    """Tell whether it is a copy of an object that was settled, here or elsewhere."""
    return hasattr(aq_base(backend), SETTLED_AS) and not is_settled(backend)


def settle(backend):
    """Note that it is here that this object, which has an oid, belongs."""
    if not is_settled(backend):
        setattr(aq_base(backend), SETTLED_AS, aq_base(backend)._p_oid)


def unsettle(backend):
    """Forget that: it is a copy, or goes to another site."""
    if getattr(aq_base(backend), SETTLED_AS, None) is not None:
        delattr(aq_base(backend), SETTLED_AS)


def unsettle_uninstalled(backend):
    """Forget it, as the add-on is not there any more, but note that it was here."""
    if not is_copy(backend):
        unsettle(backend)
        setattr(aq_base(backend), UNINSTALLED_AS, aq_base(backend)._p_oid)


def was_uninstalled(backend):
    """Tell whether it was here before the add-on was uninstalled."""
    return oids.is_of(getattr(aq_base(backend), UNINSTALLED_AS, None), backend)


def is_new(backend):
    """Tell whether it is not stored yet: it was made in this transaction."""
    return aq_base(backend)._p_serial == z64


def is_being_added(backend):
    """Tell whether it was added and settled in the transaction that goes on."""
    return is_new(backend) and is_settled(backend)
