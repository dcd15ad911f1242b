"""What is remembered of each site is told what was written, and goes with the site."""

from collective.cron.tests.support.base import CronTestCase
from collective.cron.worksite.watched import kept
from collective.cron.worksite.watched.kept import Kept

import mock
import transaction


class Remembered(object):
    def __init__(self):
        self.heard = []

    def forget(self, changed):
        self.heard.append(changed)


class TestKept(CronTestCase):
    def setUp(self):
        super(TestKept, self).setUp()
        self.kept = Kept("a test", Remembered)
        self.hear("/plone")
        self.one = self.kept.of(self.portal, "/plone")

    def hear(self, *paths):
        self.kept.hear(self.layer["app"], paths)

    def test_it_hears_what_was_written(self):
        self.hear("/plone")
        self.portal.title = u"Another"
        transaction.commit()
        self.hear("/plone", "/other")
        self.assertEqual(self.one.heard[0], set())
        self.assertIn(self.portal.aq_base._p_oid, self.one.heard[1])
        self.assertIs(self.kept.of(self.portal, "/plone"), self.one)

    def test_it_goes_with_its_site(self):
        self.hear("/other")
        self.assertIsNot(self.kept.of(self.portal, "/plone"), self.one)

    def test_now_and_then_all_is_found_out_anew(self):
        now = kept.monotonic()
        with mock.patch.object(kept, "monotonic", lambda: now + kept.LONGEST - 60):
            self.hear("/plone")
        self.assertIs(self.kept.of(self.portal, "/plone"), self.one)
        with mock.patch.object(kept, "monotonic", lambda: now + kept.LONGEST + 60):
            self.hear("/plone")
        self.assertIsNot(self.kept.of(self.portal, "/plone"), self.one)

    def test_another_site_in_the_place_of_one_is_another(self):
        folder = self.portal.portal_catalog
        self.assertIsNot(self.kept.of(folder, "/plone"), self.one)
