"""Each entry becomes one news item, whatever happens; no script comes along."""

from collective.cron.tasks.feeds.feed_runner import FeedRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from plone import api

import transaction


ITEM = u"""<item><title>Entry %d</title><link>https://example.org/%d</link>
<pubDate>Mon, 23 Nov 2020 10:00:%02d +0000</pubDate><description>&lt;p onclick="x()"&gt;
Text&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>"""


class TestFeed(ContentCase):
    TYPE = "CronFeed"

    def setUp(self):
        super(TestFeed, self).setUp()
        self.server = HostileServer(self)
        self.serve(3)
        self.folder = self.add("folder", type="Folder")
        self.task = self.add_ready(
            address=u"%s/feed" % self.server.url,
            own_servers=[u"localhost"],
            folder=api.content.get_uuid(self.folder),
        )

    def serve(self, *numbers):
        """Let the feed have so many entries, the newest first."""
        (count,) = numbers
        items = u"".join(ITEM % (n, n, n) for n in range(count, 0, -1))
        text = u"<rss><channel>%s</channel></rss>" % items
        self.server.answers["/feed"] = page(text.encode("utf-8"))

    def titles(self):
        return [one.title for one in self.portal["folder"].objectValues()]

    def test_each_entry_once(self):
        rows = self.check_dry_is_real(self.task)[u"New"]
        self.assertEqual(
            [row[:2] for row in rows],
            [[u"Entry %d" % n, u"https://example.org/%d" % n] for n in (1, 2, 3)],
        )
        self.assertEqual(self.titles(), [u"Entry 1", u"Entry 2", u"Entry 3"])
        self.serve(4)
        self.portal["folder"].manage_delObjects(["entry-1"])
        self.work(self.task)
        self.assertEqual(self.titles(), [u"Entry 2", u"Entry 3", u"Entry 4"])

    def test_what_becomes_of_an_entry(self):
        self.work(self.task)
        item = self.portal["folder"]["entry-1"]
        self.assertEqual(item.portal_type, "News Item")
        self.assertEqual(item.description, u"Text")
        self.assertIn(u"<p>\nText</p>", item.text.raw.replace(u"\r", u""))
        self.assertIn(u'<a href="https://example.org/1"', item.text.raw)
        for harm in (u"onclick", u"script", u"alert"):
            self.assertNotIn(harm, item.text.raw)
        self.assertEqual(item.effective_date.toZone("UTC").year(), 2020)
        self.assertEqual(api.content.get_state(item), "private")

    def test_at_most_so_many_in_a_run_the_newest_first(self):
        self.task.most = 2
        self.work(self.task)
        self.assertEqual(self.titles(), [u"Entry 2", u"Entry 3"])
        self.work(self.task)
        self.assertEqual(len(self.titles()), 3)

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        with self.broken_at(FeedRunner, "add", 2):
            self.assertEqual(self.work(self.task).status, u"FAILED")
        self.assertEqual(self.titles(), [])
        self.work(self.task)
        self.assertEqual(self.titles(), [u"Entry 1", u"Entry 2", u"Entry 3"])

    def test_only_what_the_user_may(self):
        api.user.create(username="bot", email="bot@example.org")
        self.task.run_as = u"bot"
        for dry in (True, False):
            result = self.work(self.task, dry=dry)
            self.assertEqual(result.status, u"FAILED")
            self.assertIn(u"may not add a news item", result.messages[0])
        self.assertEqual(self.titles(), [])
        self.folder.manage_setLocalRoles("bot", ["Contributor"])
        self.folder.reindexObjectSecurity()
        self.assertEqual(self.work(self.task).status, u"OK")
        (owners,) = set(one.owner_info()["id"] for one in self.folder.objectValues())
        self.assertEqual(owners, "bot")

    def test_beside_the_task_if_no_folder_is_chosen(self):
        self.task.folder = None
        self.work(self.task)
        self.assertIn("entry-1", self.portal)

    def test_a_folder_that_is_gone(self):
        self.portal.manage_delObjects(["folder"])
        transaction.commit()
        self.assertIn(u"the folder is gone", self.work(self.task).messages[0])

    def test_an_answer_that_is_no_feed(self):
        self.server.answers["/feed"] = page(b"<html/>")
        self.assertIn(u"no feed was found", self.work(self.task).messages[0])
        self.server.answers["/feed"] = page(b"", status="404 Gone")
        self.assertIn(u"The status is 404", self.work(self.task).messages[0])
