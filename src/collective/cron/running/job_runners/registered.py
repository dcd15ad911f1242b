"""The registered job runners, as the component architecture has them."""

from collective.cron.interfaces import IBackend
from collective.cron.interfaces import IJobRunner
from zope.component import getSiteManager
from zope.interface import providedBy


def all_registrations():
    """Return the registrations of adapters to IJobRunner, of the site and globally."""
    found, waiting, seen = [], [getSiteManager()], set()
    while waiting:
        components = waiting.pop(0)
        if id(components) not in seen:
            seen.add(id(components))
            waiting.extend(components.__bases__)
            found.extend(
                one
                for one in components.registeredAdapters()
                if one.provided.isOrExtends(IJobRunner)
            )
    return found


def factory_for(provided):
    """Return the factory of job runners for such an object, or None.

    `provided`: its interface specification.
    """
    return getSiteManager().adapters.lookup1(provided, IJobRunner)


def factory_of(backend):
    """Return the factory of the job runner of a Backend, or None."""
    return factory_for(providedBy(backend))


def type_interfaces(provided):
    """Return the interfaces that tell such a Backend from others, the nearest first."""
    return [
        one
        for one in provided.flattened()
        if one.extends(IBackend) and one is not IBackend
    ]


def name_of(thing):
    """Return the dotted name of a class, function or interface, a native string."""
    name = getattr(thing, "__identifier__", None) or getattr(thing, "__name__", None)
    if name is None:
        return name_of(type(thing))
    module = getattr(thing, "__module__", None) or ""
    return name if name.startswith(module + ".") else "%s.%s" % (module, name)
