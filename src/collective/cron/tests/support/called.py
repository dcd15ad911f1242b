"""Views and scripts that tests let tasks call; they are there for one test."""

from Products.Five.browser import BrowserView
from Products.PythonScripts.PythonScript import PythonScript
from zope.component import getGlobalSiteManager
from zope.component.hooks import setSite
from zope.configuration import xmlconfig
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer

import Products.Five


ZCML = u"""
<configure xmlns="http://namespaces.zope.org/browser">
  <page for="*" name="called" class="%(module)s.Called" permission="zope2.View"
        allowed_attributes="allowed" />
  <page for="*" name="called-by-managers" class="%(module)s.Called"
        permission="cmf.ManagePortal" />
</configure>
"""


class Called(BrowserView):
    """Does what the test says: `work(view, days, kind)`, `calls`: with what it was."""

    work = None
    calls = []

    def __call__(self, days=None, kind=u"none"):
        self.calls.append((self.context.getId(), days, kind))
        return type(self).work(self) if type(self).work else u"done"

    def allowed(self):
        return u"allowed of %s" % self.context.getId()

    def other(self):
        return u"other"


def script(name, body):
    """Return a Python script of the ZMI."""
    made = PythonScript(name)
    made.write(body)
    return made


def add_views(case, work=None):
    """Add them for a test; return the list of the calls."""
    context = xmlconfig.file("meta.zcml", Products.Five)
    setSite(None)  # or they would be stored in the site
    xmlconfig.string(ZCML % {"module": __name__}, context)
    setSite(case.portal)
    case.addCleanup(_remove_views)
    Called.work, Called.calls = staticmethod(work) if work else None, []
    return Called.calls


def _remove_views():
    manager = getGlobalSiteManager()
    for name in ("called", "called-by-managers"):
        required = (Interface, IDefaultBrowserLayer)
        manager.unregisterAdapter(required=required, provided=Interface, name=name)
