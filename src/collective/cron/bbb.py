"""The one place for imports that depend on the version of Python or Plone."""

from six import PY2
from six import string_types
from six import text_type
from six.moves import builtins
from zope.interface import Interface
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent

import os
import time
import Zope2


try:
    from re import _parser as pattern_parser
except ImportError:
    import sre_parse as pattern_parser  # noqa: F401 (before Python 3.11)


try:
    from plone.base.interfaces import INonInstallable
    from plone.base.interfaces import IPloneSiteRoot
except ImportError:
    from Products.CMFPlone.interfaces import INonInstallable
    from Products.CMFPlone.interfaces import IPloneSiteRoot


try:
    from plone.app.iterate.interfaces import IWorkingCopy
except ImportError:

    class IWorkingCopy(Interface):
        """Where there is no package for working copies, there are none."""


try:
    from plone.app.z3cform.widgets.contentbrowser import ContentBrowserFieldWidget
except ImportError:
    from plone.app.z3cform.widget import RelatedItemsFieldWidget  # before Plone 6.1

    ContentBrowserFieldWidget = RelatedItemsFieldWidget


try:
    from waitress.server import BaseWSGIServer
except ImportError:
    BaseWSGIServer = None  # Plone 5.2 under ZServer


# Exceptions that hold others, for isinstance(); none before Python 3.11.
exception_groups = getattr(builtins, "BaseExceptionGroup", ())


if hasattr(time, "monotonic"):
    monotonic = time.monotonic

    def wait(event, seconds):
        """Wait until an Event is set, so many seconds at most; return if it is."""
        return event.wait(seconds)

else:

    def monotonic():
        """Return seconds that go on whatever is done to the clock."""
        return os.times()[4]

    def wait(event, seconds):
        """Wait until an Event is set, so many seconds at most; return if it is.

        Not event.wait(): on Python 2 it waits by the wall clock, so that one which is
        set back lets it wait that much longer.
        """
        end = monotonic() + seconds
        while not event.is_set() and monotonic() < end:
            time.sleep(max(0, min(end - monotonic(), 0.2)))
        return event.is_set()


def open_application():
    """Open a connection of its own to the database; return the application in it."""
    return Zope2.app()
