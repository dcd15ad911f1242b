"""Modules under the names that they had before: databases and add-ons still say them.

A database stores the dotted names of classes and interfaces. What is stored keeps its
name for ever, by a `__module__` of its own: so an older version reads it too, while the
processes of a site are updated one by one. Here is where such a name leads.
"""

from importlib import import_module

import sys
import types


PACKAGE = "collective.cron"

# Former name -> where it stands now, both below the package.
FORMER = {
    # Named by databases.
    "backend_schema": "settings.backend_schema",
    "engines.pulse": "engines.heartbeats",
    "pause": "memory.pause",
    "site_settings": "settings.site_settings",
    "state": "memory.state",
    # Named by the documentation before there were rooms.
    "expression": "schedule.expression",
    "occurrence": "schedule.occurrence",
    "transitions": "schedule.coming_clock_changes",
    "wording": "words.wording",
}


class FormerModule(types.ModuleType):
    """Has what the module has that it leads to, which is imported when first asked."""

    def __init__(self, name, place):
        super(FormerModule, self).__init__(name, "Stands now in %s." % place)
        self._place = place

    def __getattr__(self, name):
        # Whoever looks through all modules of a process asks for such names.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module(self._place), name)


def install():
    """Make the former names importable; imports none of the modules themselves."""
    for former, place in FORMER.items():
        name = "%s.%s" % (PACKAGE, former)
        module = FormerModule(name, "%s.%s" % (PACKAGE, place))
        sys.modules[name] = module
        parent, _dot, last = name.rpartition(".")
        # On Python 2 `from parent import last` does not look into sys.modules.
        if parent in sys.modules:
            setattr(sys.modules[parent], last, module)
