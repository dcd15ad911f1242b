"""Who acts: a person on a page or by REST, a program, a run, a worker."""

from AccessControl.SecurityManagement import noSecurityManager
from collective.cron.audit import deeds
from collective.cron.audit import record
from collective.cron.audit import who
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.worksite import entering
from collective.cron.worksite.signature import Signature
from plone.app.testing import login
from plone.app.testing import SITE_OWNER_NAME

import os
import sys
import transaction


class TestWho(CronTestCase):
    def test_a_program_as_a_user_of_the_site(self):
        self.assertEqual(who.now()[:3], (u"test_user_1_", u"/plone", who.PROGRAM))
        self.assertEqual(who.now().program, os.path.basename(sys.argv[0]))

    def test_of_the_root(self):
        login(self.layer["app"], SITE_OWNER_NAME)
        self.assertEqual(who.now()[:2], (u"admin", u"/"))

    def test_a_program_as_nobody(self):
        noSecurityManager()
        self.assertEqual(who.now()[:3], (None, None, who.PROGRAM))

    def test_a_worker_and_what_it_does(self):
        transaction.commit()
        noSecurityManager()
        with entering.open_site("/plone"):
            Signature(u"works in a run of Backend x").sign()
            found = who.now()
        self.assertEqual((found.user, found.origin), (None, who.WORKER))
        self.assertIn(u"a run of Backend x", found.program)

    def test_who_finds_what_nobody_told_of(self):
        self.assertEqual(who.nobody(), (None, None, who.WORKER, u""))


class TestPage(PageTestCase):
    def test_on_a_page(self):
        self.add_people()
        self.add_task()
        self.post("/task/@@cron-run", RUNNER)
        entry = next(one for _key, one in record.walk(self.portal))
        self.assertEqual((entry.deed, entry.user), (deeds.RUN, u"runner"))
        self.assertEqual((entry.origin, entry.folder), (who.PAGE, u"/plone"))
