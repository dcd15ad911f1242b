"""Provided: what tasks provide, worked out once for all of one type.

Dexterity works it out anew whenever it is asked, which for a list is many times a task.
"""

from plone.behavior.interfaces import IBehaviorAssignable
from plone.dexterity.behavior import DexterityBehaviorAssignable
from zope.component import queryAdapter
from zope.interface import providedBy


class Provided(object):
    """For one page: types may be changed between two."""

    def __init__(self):
        self._known = {}

    def of(self, base):
        """Return the interface specification of an object without its acquisition."""
        own = base.__dict__
        key = type(base), own.get("__provides__"), own.get("portal_type")
        if key not in self._known:
            is_by_type = key[-1] is not None and _has_usual_behaviors(base)
            self._known[key] = providedBy(base) if is_by_type else None
        known = self._known[key]
        return providedBy(base) if known is None else known


def _has_usual_behaviors(base):
    """Tell whether behaviors are those of the type, and no object has its own."""
    found = queryAdapter(base, IBehaviorAssignable)
    return type(found) is DexterityBehaviorAssignable
