"""Interfaces of packages that are gone: a site that knows them cannot open without.

For the command line alone, in its own process: nothing of them is stored.
"""

from importlib import import_module
from zope.interface import Interface
from zope.interface.interface import InterfaceClass

import sys
import types


NEEDED = {
    "Products.cron4plone.browser.configlets.cron_configuration": (
        "ICronConfiguration",
    ),
    "Products.CronUtility.interfaces": ("ICron", "ICronUtility"),
}


def install():
    """Let the interfaces be there that cannot be imported; to be called before a site
    is opened.
    """
    for module, names in sorted(NEEDED.items()):
        if not _is_there(module):
            made = _module(module)
            for name in names:
                one = InterfaceClass(name, (Interface,), __module__=module)
                setattr(made, name, one)


def _is_there(name):
    try:
        import_module(name)
    except Exception:
        # What was written for another Python may fail in any way.
        return False
    return True


def _module(name):
    """Return a module of this name, made with all around it that is missing."""
    made = sys.modules.get(name)
    if made is None:
        made = sys.modules[name] = types.ModuleType(name)
        made.__path__ = []
        parent, _dot, last = name.rpartition(".")
        if parent:
            around = sys.modules.get(parent)
            if around is None:
                around = _module(parent)
            setattr(around, last, made)
    return made
