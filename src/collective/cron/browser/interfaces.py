"""What an add-on can hook into on the pages."""

from zope.viewlet.interfaces import IViewletManager


class IBackendActions(IViewletManager):
    """What a person can do with a Backend: `ccron.backendactions` on its page."""
