"""What the package registers for requests: its pages, actions and services."""

from collective.cron.interfaces import ICronLayer
from zope.component import getGlobalSiteManager
from zope.interface import Interface

import collections
import collective.cron
import os


FOLDER = os.path.dirname(os.path.realpath(collective.cron.__file__))
TESTS = os.path.join(FOLDER, "tests") + os.sep
CONTROL_PANEL = "plone.restapi.controlpanels.interfaces.IControlpanel"


class View(collections.namedtuple("View", "context name layer")):
    """A page or service: short name of its context, and its name with the method."""


def find_views():
    """Return a View for each that our ZCML registers, in no order."""
    found = set()
    for manager in _managers(getGlobalSiteManager()):
        for registration in manager.registeredAdapters():
            if _is_ours(registration.info) and _is_view(registration):
                found.add(_describe(registration))
    return found


def has_our_layer(view):
    """Tell whether a view is there only where the add-on is installed."""
    return view.layer.isOrExtends(ICronLayer)


def _managers(manager):
    """Yield the registries that layers of tests pile up."""
    yield manager
    for base in manager.__bases__:
        for one in _managers(base):
            yield one


def _is_ours(info):
    path = os.path.realpath(getattr(info, "file", None) or os.sep)
    return path.startswith(FOLDER + os.sep) and not path.startswith(TESTS)


def _is_view(registration):
    if len(registration.required) != 2:
        return False
    provided = registration.provided
    return provided is Interface or provided.__identifier__ == CONTROL_PANEL


def _describe(registration):
    context, layer = registration.required
    name = registration.name
    if registration.provided is not Interface:
        name = "@controlpanels/" + name
    # plone.rest's way of writing a method, a format and a name.
    name = name.replace("_application_json_", " ").rstrip()
    return View(context.__name__, str(name), layer)
