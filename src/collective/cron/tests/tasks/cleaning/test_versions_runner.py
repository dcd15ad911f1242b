"""Versions that are neither new nor young go; all that is left can be read."""

from collective.cron.tasks.cleaning.versions_runner import VersionsRunner
from collective.cron.tests.support.content_case import ContentCase
from plone import api

import transaction


OLD = u"Old versions"


class TestVersions(ContentCase):
    TYPE = "CronVersions"

    def setUp(self):
        super(TestVersions, self).setUp()
        self.repository = api.portal.get_tool("portal_repository")

    def versioned(self, name, count):
        page = self.add(name)
        for number in range(count):
            page.title = u"Version %d" % number
            self.repository.save(page, u"%d" % number)
        return page

    def left(self, name):
        history = self.repository.getHistory(self.portal[name], countPurged=False)
        return [version.object.title for version in history]

    def test_what_neither_number_nor_age_keeps_goes(self):
        self.versioned("page", 6)  # and the one that Plone saves of what is new
        self.versioned("few", 2)
        self.add("none")
        task = self.add_ready(keep_newest=3, keep_younger=30)
        self.assertEqual(self.tables(self.work(task)), {})
        self.later(days=31)
        shown = self.check_dry_is_real(task)
        self.assertEqual(shown, {OLD: [[u"/plone/page", 4, 3]]})
        expected = [u"Version 5", u"Version 4", u"Version 3"]
        self.assertEqual(self.left("page"), expected)
        self.assertEqual(len(self.left("few")), 3)
        # And it goes on from there.
        page = self.portal["page"]
        page.title = u"Version 6"
        self.repository.save(page, u"6")
        self.assertEqual(self.left("page")[:2], [u"Version 6", u"Version 5"])
        self.repository.revert(page, 4)  # Plone's own was the first
        self.assertEqual(page.title, u"Version 3")

    def test_without_the_right_it_is_a_warning(self):
        self.versioned("page", 3)
        api.user.create(username="bot", email="bot@example.org")
        task = self.add_ready(keep_newest=1, keep_younger=0, run_as=u"bot")
        self.later(days=1)
        result = self.work(task)
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(self.tables(result), {u"Left as it is": [[u"/plone/page"]]})
        self.assertGreater(len(self.left("page")), 2)

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        for number in range(25):
            self.versioned("page%02d" % number, 2)
        task = self.add_ready(keep_newest=1, keep_younger=0)
        self.later(days=1)
        with self.broken_at(VersionsRunner, "purge", 15):
            self.assertEqual(self.work(task).status, u"FAILED")
        self.assertEqual(len(self.tables(self.work(task))[OLD]), 15)
        left = set(len(self.left("page%02d" % number)) for number in range(25))
        self.assertEqual(left, {1})
        self.assertEqual(self.tables(self.work(task)), {})
        transaction.commit()
