"""To 1002 and 2002: the catalog knows that only those with View see Backends."""

from collective.cron.queueing import lookup
from zope.component.hooks import getSite


def index_security(setup):
    """Let searches of others find neither Backends nor what is in them any more."""
    for backend in lookup.each(getSite()):
        backend.reindexObjectSecurity()
