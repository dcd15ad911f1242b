"""Imports: whether one is going on in the request of this thread."""

from zope.globalrequest import getRequest
from zope.interface import providedBy


# What packages mark the request with while they import, by name: none is needed.
MARKERS = (
    "plone.exportimport.interfaces.IExportImportRequestMarker",
    "collective.exportimport.interfaces.IMigrationMarker",
)


def is_importing():
    """Tell whether the values that are set now come from a file of another site."""
    request = getRequest()
    if request is None:
        return False
    return any(one.__identifier__ in MARKERS for one in providedBy(request).flattened())
