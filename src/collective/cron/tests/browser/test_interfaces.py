"""What add-ons hook into: a viewlet of their own on the page, by their own ZCML."""

from collective.cron.browser.interfaces import IBackendActions
from collective.cron.interfaces import IBackend
from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from plone.app.testing import SITE_OWNER_NAME
from Products.Five import BrowserView
from zope.browser.interfaces import IBrowserView
from zope.component import getGlobalSiteManager
from zope.component.hooks import site
from zope.configuration import xmlconfig
from zope.interface import implementer
from zope.viewlet.interfaces import IViewlet


NAME = "an.add.on"
ZCML = """
<configure xmlns="http://namespaces.zope.org/browser" i18n_domain="an.add.on">
  <viewlet
      name="an.add.on"
      for="collective.cron.interfaces.IBackend"
      manager="collective.cron.browser.interfaces.IBackendActions"
      class="%s.%s"
      permission="%s"
      layer="collective.cron.interfaces.ICronLayer"
      />
</configure>
"""


@implementer(IViewlet)
class AddOnViewlet(BrowserView):
    """What an add-on registers besides Run now; not a subclass of ours."""

    def __init__(self, context, request, view, manager):
        super(AddOnViewlet, self).__init__(context, request)
        self.__parent__ = view

    def update(self):
        pass

    def render(self):
        return u"<p>Test the connection of %s</p>" % self.context.getId()


class BrokenViewlet(AddOnViewlet):
    def render(self):
        raise ValueError("no")


class TestBackendActions(PageTestCase):
    SHOWN = "<p>Test the connection of task</p>"

    def register(self, viewlet, permission="collective.cron.View"):
        """Do what the ZCML of an add-on does, until the end of the test."""
        zcml = ZCML % (__name__, viewlet.__name__, permission)
        with site(None):
            xmlconfig.string(zcml, context=self.layer["configurationContext"])
        required = (IBackend, ICronLayer, IBrowserView, IBackendActions)
        self.addCleanup(
            getGlobalSiteManager().unregisterAdapter, None, required, IViewlet, NAME
        )

    def page(self, name=SITE_OWNER_NAME):
        return self.get("/task", name).contents

    def test_a_viewlet_of_an_add_on_stands_behind_ours(self):
        self.register(AddOnViewlet)
        self.add_task()
        contents = self.page()
        self.assertIn(self.SHOWN, contents)
        self.assertLess(contents.index("@@cron-run"), contents.index(self.SHOWN))

    def test_it_is_for_those_who_have_its_permission(self):
        self.add_people()
        self.register(AddOnViewlet, "collective.cron.Manage")
        self.add_task()
        self.assertIn(self.SHOWN, self.page(ALL))
        contents = self.page(VIEWER)
        self.assertIn('id="cron-actions"', contents)
        self.assertNotIn(self.SHOWN, contents)

    def test_it_is_not_there_where_nothing_is_registered(self):
        self.add_task()
        self.assertNotIn(self.SHOWN, self.page())

    def test_a_broken_viewlet_leaves_the_page(self):
        self.register(BrokenViewlet)
        self.add_task()
        self.assertIn("@@cron-run", self.page())
