"""A request has arrived at an object: parents, addresses, nearest site."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite import entering
from collective.cron.worksite.publishing import arrival
from plone import api
from plone.registry.interfaces import IRegistry
from plone.subrequest import subrequest
from Products.Five.component import enableSite
from zope.component import getGlobalSiteManager
from zope.component import getMultiAdapter
from zope.component import getUtility
from zope.component import queryUtility
from zope.component.hooks import getSite
from zope.component.persistentregistry import PersistentComponents
from zope.interface import Interface
from zope.traversing.interfaces import IBeforeTraverseEvent

import transaction


class IOwn(Interface):
    """A component of one folder alone."""


class ArrivalCase(CronTestCase):
    def setUp(self):
        super(ArrivalCase, self).setUp()
        self.folder = api.content.create(self.portal, "Folder", "f", u"F")
        self.add_task()
        api.content.move(self.portal["task"], self.folder)
        transaction.commit()

    def open(self):
        opened = entering.open_site("/plone")
        self.addCleanup(opened.__exit__, None, None, None)
        return opened.__enter__()


class TestArrive(ArrivalCase):
    def test_parents_are_those_of_a_request_nearest_first(self):
        site = self.open()
        paths = ["/plone/f/task", "/plone/f", "/plone", ""]
        self.assertEqual(self.parents(site.REQUEST), paths[2:])
        arrival.arrive(site["f"]["task"], site.REQUEST)
        self.assertEqual(self.parents(site.REQUEST), paths)
        self.assertIs(site.REQUEST["PARENTS"][-1].REQUEST, site.REQUEST)

    def parents(self, request):
        return ["/".join(one.getPhysicalPath()) for one in request["PARENTS"]]

    def test_addresses_are_those_of_the_object(self):
        for url in (None, "https://www.example.org/base%20path", "http://[::1]:8080"):
            getUtility(IRegistry)[entering.SITE_URL] = url
            transaction.commit()
            with entering.open_site("/plone") as site:
                task, request = site["f"]["task"], site.REQUEST
                arrival.arrive(task, request)
                expected = (url or "http://nohost/plone") + "/f/task"
                self.assertEqual(task.absolute_url(), expected)
                self.assertEqual(request["URL"], expected)
                self.assertEqual(request["ACTUAL_URL"], expected)
                self.assertEqual(request.URL1, expected.rpartition("/")[0])
                state = getMultiAdapter((task, request), name="plone_context_state")
                self.assertEqual(state.current_page_url(), expected)

    def test_other_pages_are_found_from_there(self):
        site = self.open()
        arrival.arrive(site["f"]["task"], site.REQUEST)
        answer = subrequest("getId")
        self.assertEqual((answer.status, answer.getBody()), (200, b"f"))

    def test_no_page_is_published(self):
        site = self.open()
        arrival.arrive(site["f"]["task"], site.REQUEST)
        published = site.REQUEST["PUBLISHED"]
        self.assertEqual(published.context, site["f"]["task"])
        self.assertIs(published.request, site.REQUEST)


class TestNearest(ArrivalCase):
    def make_site(self, ob):
        enableSite(ob)
        components = PersistentComponents()
        components.__bases__ = (self.portal.getSiteManager(),)
        components.__parent__ = ob
        ob.setSiteManager(components)
        components.registerUtility(Own(ob.getId()), IOwn)
        transaction.commit()

    def enter(self):
        site = self.open()
        task = site["f"]["task"]
        return arrival.enter_nearest(task, site, site.REQUEST).getId()

    def test_it_is_the_site_where_there_is_no_other(self):
        self.assertEqual(self.enter(), "plone")
        self.assertEqual(getSite().getId(), "plone")
        self.assertIsNone(queryUtility(IOwn))

    def test_it_is_the_folder_with_components_of_its_own(self):
        self.make_site(self.folder)
        heard, components = [], getGlobalSiteManager()

        def hear(event):
            heard.append(event.object.getId())

        components.registerHandler(hear, (IBeforeTraverseEvent,))
        self.addCleanup(components.unregisterHandler, hear, (IBeforeTraverseEvent,))
        self.assertEqual(self.enter(), "f")
        self.assertEqual(getSite().getId(), "f")
        self.assertEqual(getUtility(IOwn).name, "f")
        self.assertEqual(heard, ["plone", "f"])

    def test_of_several_it_is_the_innermost(self):
        self.make_site(self.folder)
        inner = api.content.create(self.folder, "Folder", "inner", u"I")
        api.content.move(self.folder["task"], inner)
        self.make_site(inner)
        site = self.open()
        task = site["f"]["inner"]["task"]
        nearest = arrival.enter_nearest(task, site, site.REQUEST)
        self.assertEqual((nearest.getId(), getUtility(IOwn).name), ("inner", "inner"))


class Own(object):
    def __init__(self, name):
        self.name = name
