"""What packages stored that are not there any more, read as plain data."""

from Acquisition import aq_base
from ZODB.interfaces import IBroken


def utilities(site):
    """Yield (dotted name of the interface, name, component) of the site's own ones.

    Whether interface and component can be loaded or not.
    """
    manager = aq_base(site.getSiteManager())
    for (provided, name), found in sorted(
        manager._utility_registrations.items(), key=lambda item: item[0][1]
    ):
        yield dotted_name(provided), name, found[0]


def dotted_name(interface):
    """Return the dotted name of an interface, of a broken one, too."""
    known = getattr(interface, "__identifier__", None)
    return known or "%s.%s" % (interface.__module__, interface.__name__)


def value_of(component, name):
    """Return what an object has stored under a name, or None."""
    component = aq_base(component)
    if IBroken.providedBy(component):
        # Its state is there when it has been loaded.
        component._p_activate()
        return (component.__Broken_state__ or {}).get(name)
    return getattr(component, name, None)
