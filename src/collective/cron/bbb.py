"""The one place for imports that depend on the version of Python or Plone."""

from six import PY2
from six import string_types
from six import text_type
from zope.interface.interfaces import IObjectEvent
from zope.interface.interfaces import ObjectEvent

import Zope2


try:
    from plone.base.interfaces import INonInstallable
    from plone.base.interfaces import IPloneSiteRoot
except ImportError:
    from Products.CMFPlone.interfaces import INonInstallable
    from Products.CMFPlone.interfaces import IPloneSiteRoot


def open_application():
    """Open a connection of its own to the database; return the application in it."""
    return Zope2.app()
