"""Links that lead nowhere are listed, with the content that they stand in."""

from collective.cron.errors import Cancelled
from collective.cron.tasks.links.links_runner import in_turns
from collective.cron.tasks.links.links_runner import LinksRunner
from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page
from collective.cron.tests.support.hostile_server import redirect
from plone import api
from plone.app.textfield.value import RichTextValue

import mock
import transaction


BAD = u"Links that lead nowhere"


class TestLinks(ContentCase):
    TYPE = "CronLinks"

    def setUp(self):
        super(TestLinks, self).setUp()
        pause = mock.patch("collective.cron.tasks.links.outside.PAUSE", 0)
        pause.start()
        self.addCleanup(pause.stop)
        self.server = HostileServer(self)
        self.server.answers["/good"] = page(b"Hello")

    def page(self, name, *links, **options):
        text = u"".join(u'<a href="%s">x</a>' % link for link in links)
        rich = RichTextValue(text, "text/html", "text/x-html-safe")
        return self.add(name, text=rich, **options)

    def ready(self, **values):
        return self.add_ready(own_servers=[u"localhost"], **values)

    def rows(self, result):
        rows = self.tables(result).get(BAD, [])
        return [(row[0], row[1].replace(self.server.url, u"")) for row in rows]

    def asked(self):
        asked = [one.split(u" ")[1] for one in self.server.asked]
        del self.server.asked[:]
        return sorted(asked)

    def test_what_may_not_be_called_is_not_said_to_be_broken(self):
        self.page("page", self.server.url + u"/gone")
        task = self.add_ready(own_servers=[])
        for _time in range(2):  # found out, and remembered
            result = self.work(task)
            self.assertEqual((result.status, self.rows(result)), ("OK", []))
            (row,) = self.tables(result)[u"Links that were not called"]
            self.assertTrue(row[2].startswith(u"Not called, since 127.0.0.1 is"), row)

    def test_what_is_remembered_is_told_in_the_language_of_each_run(self):
        self.page("page", self.server.url + u"/gone")
        task = self.ready()
        self.work(task)
        self.assertEqual(self.asked()[0], u"/gone")
        said = "collective.cron.tasks.shared.lists.translate"
        with mock.patch(said, side_effect=lambda message, **_: message.upper()):
            (row,) = self.tables(self.work(task))[BAD]
        self.assertEqual((self.asked(), row[2]), ([], u"THE STATUS IS ${STATUS}"))

    def test_within_the_site(self):
        folder = self.add("folder", type="Folder")
        good = self.page("good")
        uid = api.content.get_uuid(good)
        links = u"""../good /plone/good#part ../resolveuid/00 http://nohost/plone
            mailto:a@b.c #part good/@@view none javascript:x() ../none?x=y data:,x
        """.split() + [u"", u"resolveuid/" + uid]
        self.page("page", *links, container=folder)
        self.add("link", type="Link", remoteUrl=u"${portal_url}/gone")
        self.add("broken", type="Link", remoteUrl=u"http://[")
        task = self.ready(look_outside=False)
        result = self.work(task)
        start = u"http://nohost/plone"
        expected = [
            (u"/plone/folder/page", start + u"/folder/none"),
            (u"/plone/folder/page", start + u"/none?x=y"),
            (u"/plone/folder/page", start + u"/resolveuid/00"),
            (u"/plone/link", start + u"/gone"),
        ]
        self.assertEqual(self.rows(result), expected)
        self.assertEqual(result.status, u"WARN")
        self.assertEqual(result.messages, (u"Links that lead nowhere: 4",))

    def test_to_other_sites_each_address_once(self):
        bad, good = self.server.url + u"/bad", self.server.url + u"/good"
        self.page("one", good, bad, bad + u"#part")
        self.page("two", bad)
        task = self.ready()
        expected = [(u"/plone/one", u"/bad"), (u"/plone/two", u"/bad")]
        for dry in (True, False):
            self.assertEqual(self.rows(self.work(task, dry=dry)), expected)
            self.assertEqual(self.asked(), [u"/bad", u"/bad", u"/good", u"/robots.txt"])
        # It is remembered.
        self.assertEqual(self.rows(self.work(task)), expected)
        self.assertEqual(self.asked(), [])
        self.later(days=8)
        self.server.answers["/bad"] = page(b"Here again")
        self.assertEqual(self.rows(self.work(task)), [])
        self.assertEqual(self.asked(), [u"/bad", u"/good", u"/robots.txt"])

    def test_all_lead_somewhere(self):
        self.page("one", self.server.url + u"/good")
        result = self.work(self.ready())
        self.assertEqual((result.status, self.tables(result)), (u"OK", {}))

    def test_many_run_dry_as_they_do_really(self):
        self.page("one", *[self.server.url + u"/bad%02d" % n for n in range(25)])
        task = self.ready()
        for dry in (True, True, False):
            result = self.work(task, dry=dry)
            self.assertEqual((result.reason[-2:], len(self.rows(result))), (u"25", 25))

    def test_not_where_the_site_does_not_want_it(self):
        self.server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n")
        self.page("one", self.server.url + u"/bad")
        self.assertEqual(self.rows(self.work(self.ready())), [])
        self.assertEqual(self.asked(), [u"/robots.txt"])

    def test_nor_where_another_page_redirects_to(self):
        self.server.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /bad\n")
        self.server.answers["/away"] = redirect("/bad")
        self.page("one", self.server.url + u"/away")
        self.assertEqual(self.rows(self.work(self.ready())), [])
        self.assertEqual(self.asked(), [u"/away", u"/robots.txt"])

    def test_interrupted_in_the_middle_and_repeated_ends_the_same(self):
        self.page("one", *[self.server.url + u"/bad%02d" % n for n in range(25)])
        task = self.ready()
        with self.broken_at(LinksRunner, "call", 15):
            self.assertEqual(self.work(task).status, u"FAILED")
        self.asked()
        self.assertEqual(len(self.rows(self.work(task))), 25)
        self.assertEqual(len(set(self.asked())), 1 + 15)

    def test_what_is_left_when_the_time_is_over_is_for_the_next_run(self):
        self.page("one", self.server.url + u"/bad")
        task = self.ready()
        with mock.patch("collective.cron.tasks.links.links_runner.monotonic") as now:
            now.side_effect = [0] + [10**6] * 9
            result = self.work(task)
        self.assertEqual(result.messages, (u"Addresses left for the next run: 1",))
        self.assertEqual(len(self.rows(self.work(task))), 1)

    def test_only_content_that_the_user_may_see(self):
        self.page("one", u"/plone/none")
        api.user.create(username="bot", email="bot@example.org")
        task = self.ready(run_as=u"bot")
        self.assertEqual(self.rows(self.work(task)), [])
        transaction.commit()

    def test_memory_is_bounded(self):
        for number in range(100):
            self.page("page%02d" % number, u"/plone/none")
        task = self.ready()
        with self.watched_memory(LinksRunner, "show") as held:
            self.work(task)
        self.assertEqual(len(held), 100)
        self.assertLess(max(held[50:]), 1.2 * max(held[:50]))

    def test_cancelled_while_other_sites_are_called(self):
        self.page("one", *[self.server.url + u"/bad%02d" % n for n in range(30)])
        task = self.ready()
        with mock.patch.object(LinksRunner, "check_cancelled") as check:
            check.side_effect = [None, Cancelled()]
            self.assertEqual(self.work(task).status, u"CANCELLED")
        self.assertLess(len(self.asked()), 30)

    def test_sites_take_turns(self):
        pairs = in_turns([u"http://a/1", u"http://a/2", u"http://b/1"])
        expected = [(1, u"http://a/1"), (1, u"http://b/1"), (2, u"http://a/2")]
        self.assertEqual(pairs, expected)
