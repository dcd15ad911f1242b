"""Which configuration is used, and which site."""

from collective.cron.commandline import instance
from collective.cron.commandline.answer import NO_SITE
from collective.cron.commandline.answer import NOT_THERE
from collective.cron.commandline.answer import Stopped
from collective.cron.tests.support.command_case import CommandCase
from collective.cron.worksite import identity
from zc.lockfile import LockError
from zope.component.hooks import getSite

import mock
import os
import tempfile
import Zope2.Startup.run


class TestInstance(CommandCase):
    def test_which_configuration(self):
        self.assertEqual(instance.find_configuration(), os.environ[instance.CONF])
        with self.assertRaises(Stopped) as caught:
            instance.find_configuration("/nowhere/zope.conf")
        self.assertEqual(caught.exception.code, NO_SITE)
        self.assertIn(u"/nowhere/zope.conf", caught.exception.message)
        home = tempfile.mkdtemp()
        self.addCleanup(os.rmdir, home)
        os.mkdir(os.path.join(home, "etc"))
        self.addCleanup(os.rmdir, os.path.join(home, "etc"))
        path = os.path.join(home, "etc", "zope.conf")
        open(path, "w").close()
        self.addCleanup(os.remove, path)
        with mock.patch.dict(os.environ, {"INSTANCE_HOME": home, instance.CONF: ""}):
            self.assertEqual(instance.find_configuration(), path)

    def test_a_database_that_another_process_has(self):
        def configure(path):
            raise LockError("locked")

        with mock.patch.object(Zope2.Startup.run, "configure_wsgi", configure):
            with self.assertRaises(Stopped) as caught:
                with instance.opened("zope.conf"):
                    self.fail("it is open")
        self.assertEqual(caught.exception.code, NO_SITE)
        self.assertIn(u"--url", caught.exception.message)

    def test_which_site(self):
        for wanted in (None, u"plone", u"/plone", u"/plone/"):
            with instance.entered(wanted) as site:
                self.assertEqual(site.getPhysicalPath(), ("", "plone"))
                self.assertEqual(getSite().getPhysicalPath(), ("", "plone"))
                self.assertIsNone(identity.current_user_id())
        with self.assertRaises(Stopped) as caught:
            with instance.entered(u"other"):
                self.fail("there is none")
        self.assertEqual(caught.exception.code, NOT_THERE)
        self.assertIn(u"/plone", caught.exception.message)
