"""A site to work in: with a connection of its own, and left as if nobody had come."""

from collective.cron.interfaces import ICronLayer
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.site_layouts import add_mount
from collective.cron.worksite import entering
from collective.cron.worksite.publishing.request import renew
from OFS.Folder import Folder
from zope.component.hooks import getSite
from zope.component.hooks import setSite
from zope.globalrequest import getRequest
from zope.globalrequest import setRequest
from zope.security.management import checkPermission
from zope.security.management import endInteraction
from zope.security.management import newInteraction
from zope.security.management import queryInteraction

import gc
import mock
import transaction
import weakref


class TestOpenSite(CronTestCase):
    def test_the_site_is_entered_in_a_connection_of_its_own(self):
        transaction.commit()
        with entering.open_site("/plone") as site:
            self.assertIsNot(site._p_jar, self.portal._p_jar)
            self.assertEqual(site._p_oid, self.portal._p_oid)
            self.assertEqual(getSite()._p_jar, site._p_jar)
            self.assertIs(getRequest(), site.REQUEST)
            self.assertTrue(ICronLayer.providedBy(getRequest()))
            connection = site._p_jar
        self.assertIsNone(connection.opened)

    def test_site_and_request_of_the_thread_are_put_back(self):
        request = getRequest()
        self.assertIsNotNone(request)
        with entering.open_site("/plone"):
            # A task may leave everything in disorder.
            setSite(None)
            setRequest(None)
        self.assertIs(getSite(), self.portal)
        self.assertIs(getRequest(), request)

    def test_nothing_is_left_for_the_garbage_collection(self):
        """Not even the site, which the request had."""
        gc.disable()
        self.addCleanup(gc.enable)
        for renewals in (0, 2):
            with entering.open_site("/plone") as site:
                requests = [weakref.ref(site.REQUEST)]
                for _number in range(renewals):
                    requests.append(weakref.ref(renew(site)))
                site = None
            self.assertEqual([ref() for ref in requests], [None] * (renewals + 1))

    def test_zope_security_can_be_asked(self):
        self.assertIsNone(queryInteraction())
        with entering.open_site("/plone") as site:
            self.assertFalse(checkPermission("cmf.ManagePortal", site))
        self.assertIsNone(queryInteraction())
        newInteraction()
        self.addCleanup(endInteraction)
        before = queryInteraction()
        with entering.open_site("/plone"):
            self.assertIsNot(queryInteraction(), before)
            endInteraction()
        self.assertIs(queryInteraction(), before)

    def test_they_are_put_back_whatever_happens(self):
        request = getRequest()
        self.assertIsNotNone(request)
        opened = []
        for error in (ValueError, SystemExit):
            with self.assertRaises(error):
                with entering.open_site("/plone") as site:
                    opened.append(site._p_jar)
                    raise error()
            self.assertIsNone(opened.pop().opened)
            self.assertIs(getSite(), self.portal)
            self.assertIs(getRequest(), request)

    def test_what_is_committed_stays_and_the_rest_is_taken_back(self):
        transaction.commit()
        with entering.open_site("/plone") as site:
            site.title = u"Committed"
            transaction.commit()
            site.title = u"Forgotten"
        transaction.begin()
        self.assertEqual(self.portal.title, u"Committed")

    def test_each_sees_what_is_stored_at_that_moment(self):
        for title in (u"One", u"Two"):
            self.portal.title = title
            transaction.commit()
            with entering.open_site("/plone") as site:
                self.assertEqual(site.title, title)

    def test_a_site_that_is_gone_is_said_and_nothing_is_entered(self):
        for path in ("/gone", "/plone-2", "/plone/gone", "", None):
            with mock.patch.object(entering.logger, "warning") as warned:
                with entering.open_site(path) as site:
                    self.assertIsNone(site)
            self.assertEqual(warned.call_count, 1)
            self.assertEqual(warned.call_args[0][1], path)
            self.assertEqual(getSite(), self.portal)

    def test_the_root_of_the_database_is_given_alone(self):
        with entering.open_application_alone() as app:
            self.assertEqual(app.getPhysicalPath(), ("",))
            self.assertIsNot(app._p_jar, self.portal._p_jar)
            self.assertIs(getRequest(), app.REQUEST)
            connection = app._p_jar
        self.assertIsNone(connection.opened)

    def test_path_of_a_site_is_native_text(self):
        path = entering.site_path(self.portal)
        self.assertEqual((path, type(path)), ("/plone", str))


class TestNoSite(CronTestCase):
    def test_what_is_there_and_no_site_is_none(self):
        self.add_task()
        for path in ("/", "/acl_users", "/plone/task", "/plone/portal_catalog"):
            with entering.open_site(path) as site:
                self.assertIsNone(site, path)

    def test_a_site_is_where_its_path_says_and_is_not_acquired(self):
        app = self.portal.getPhysicalRoot()
        app._setObject("folder", Folder("folder"))
        self.assertEqual(entering.site_at(app, "/plone"), self.portal)
        for path in ("/folder/plone", "/folder", "/gone", "/", "", None):
            self.assertIsNone(entering.site_at(app, path), path)

    def test_the_main_root_is_the_same_from_a_mounted_database(self):
        mounted = add_mount(self.portal.getPhysicalRoot(), "mounted")
        root = self.portal._p_jar.root()
        self.assertIs(entering.main_root(self.portal), root)
        self.assertIsNot(mounted._p_jar.root(), root)
        self.assertIs(entering.main_root(mounted), root)
