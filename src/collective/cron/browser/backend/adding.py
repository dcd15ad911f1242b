"""++add++ in a task: nothing is there, as in all that is no folder."""

from zope.interface import implementer
from zope.location.interfaces import LocationError
from zope.traversing.interfaces import ITraversable


@implementer(ITraversable)
class NoAdding(object):
    """Plone has a form for each type in whatever can have contents, and then fails."""

    def __init__(self, backend, request):
        self.backend = backend

    def traverse(self, name, ignored):
        raise LocationError(self.backend, "++add++" + name)
