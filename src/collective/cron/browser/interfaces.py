"""What an add-on can hook into on the pages."""

from zope.interface import Attribute
from zope.interface import Interface
from zope.viewlet.interfaces import IViewletManager


class IBackendActions(IViewletManager):
    """What a person can do with a Backend: `ccron.backendactions` on its page."""


class INamedPage(Interface):
    """A page that breadcrumbs and the title of the browser call by its own name."""

    page_title = Attribute("A text or a Message.")


class ISitePage(INamedPage):
    """A page of the site, which is a part of the Site Setup."""


class IBelowDashboard(ISitePage):
    """One that people come to from the dashboard, and go back to it from.

    It may be there for one task as well, as a page beside the task's own.
    """
