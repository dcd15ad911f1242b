# -*- coding: utf-8 -*-
"""The dashboard: what it lists, how it tells what is wrong, and Repair."""

from collective.cron.engines.inline import InlineQueue
from collective.cron.memory import pause
from collective.cron.tests.support.complements import add_complement
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import VIEWER
from plone import api

import mock
import re
import six
import transaction


def complement(backend):
    if backend.getId() == "upset":
        raise ValueError("no complement")
    return u"of Zürich".encode("utf-8")


class TestDashboard(PageTestCase):
    def rows(self, query=""):
        """Return the texts of the rows."""
        contents = self.get("/@@cron-dashboard" + query).contents
        return contents.partition("</table>")[0].split('<tr id="cron-row-')[1:]

    def names(self, query=""):
        """Return the names of the tasks in the list, in order."""
        addresses = [row.split('scope="row"')[1] for row in self.rows(query)]
        return [re.search('/plone/([a-z0-9-]+)"', one).group(1) for one in addresses]

    def test_empty_site_says_what_to_do(self):
        contents = self.get("/ccron_dashboard").contents
        self.assertIn("There is no scheduled task yet", contents)

    def test_configlet_leads_here(self):
        contents = self.get("/@@overview-controlpanel").contents
        self.assertIn(self.portal.absolute_url() + "/@@cron-dashboard", contents)

    def test_row_of_a_task(self):
        self.add_task(timezone=u"Europe/Paris")
        self.run_due("10:05:02")
        (row,) = self.rows()
        for text in (
            "Task",
            "Test task",
            "Every 5 minutes",
            "*/5 * * * *",
            "Europe/Paris",
            "11:10",
            "in 4 min 58 s",
            "11:05",
            ">Done<",
            ">Scheduled<",
        ):
            self.assertIn(text, row)

    def test_folder_and_tags_tell_tasks_of_one_title_apart(self):
        folder = api.content.create(self.portal, "Folder", "news", u"News")
        for name in ("one", "two"):
            self.add_task(name=name)
        self.portal["one"].setSubject((u"n\xe4chtlich & <b>",))
        api.content.move(self.portal["one"], folder)
        transaction.commit()
        rows = self.rows()
        (row,) = [row for row in rows if "/news/one" in row]
        self.assertIn("/news ", row.split("cron-place")[1])
        self.assertIn(u"#n\u00e4chtlich &amp; &lt;b&gt;", six.ensure_text(row))
        self.assertEqual(len(self.rows("?place=/news")), 1)
        self.assertEqual(len(self.rows("?tag=n%C3%A4chtlich+%26+%3Cb%3E")), 1)
        self.assertEqual(len(self.rows("?tag=other")), 0)
        contents = self.get("/@@cron-dashboard?place=/news").contents
        self.assertIn('name="place" value="/news"', contents)  # kept by the bulk form

    def test_a_pause_hides_not_how_it_went(self):
        self.add_task("fail")
        self.run_due("10:05:00")
        pause.start(self.portal, u"Moving house", None, u"jane")
        transaction.commit()
        (row,) = self.rows("?status=failing")
        self.assertIn(">Paused<", row)
        self.assertIn(">Failing<", row)
        task = self.get("/task").contents
        self.assertIn(">Failing<", task.split('id="cron-status"')[1].split("</p>")[0])

    def test_what_is_wrong_is_told(self):
        self.add_task("fail", "failing")
        self.add_task("count", "inactive", activated=False)
        self.add_task("count", "nobody", run_as=u"ghost")
        self.run_due("10:05:00")
        self.add_task("count", "late")
        self.set_time("10:12:00")
        rows = self.rows()
        for name, words in (
            ("failing", ">Late<"),
            ("inactive", ">Inactive<"),
            ("nobody", ">Broken<"),
            ("late", ">Late<"),
        ):
            (row,) = [row for row in rows if "/%s\"" % name in row]
            self.assertIn(words, row)
        self.set_time("10:05:10")
        (row,) = [row for row in self.rows() if '/failing"' in row]
        self.assertIn(">Failing<", row)
        self.assertIn("it went wrong", row)

    def test_expired_task_is_listed(self):
        task = self.add_task(periodicity=u"0 0 1 1 *")
        task.expiration_date = task.created() - 1
        task.reindexObject()
        transaction.commit()
        self.assertEqual(len(self.rows()), 1)

    def test_only_tasks_a_person_may_see(self):
        self.add_people()
        self.add_task(name="open")
        hidden = self.add_task(name="hidden")
        hidden.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        transaction.commit()
        contents = self.get("/@@cron-dashboard", VIEWER).contents
        self.assertIn("/plone/open", contents)
        self.assertNotIn("/plone/hidden", contents)

    def test_complement_of_the_title_and_a_broken_one(self):
        add_complement(self, complement)
        self.add_task(name="good")
        self.add_task(name="upset")
        contents = self.get("/@@cron-dashboard").contents
        self.assertEqual(contents.count("of Zürich"), 1)
        self.assertEqual(len(self.rows()), 2)

    def test_pages_of_a_long_list_and_workers_asked_once(self):
        for number in range(30):
            self.add_task(name="task%02d" % number)
        with mock.patch.object(InlineQueue, "workers", return_value=[]) as asked:
            self.assertEqual(len(self.rows("?b_size=25")), 25)
        self.assertEqual(asked.call_count, 1)
        found = self.names("?b_size=25&b_start=25&sort_on=title")
        self.assertEqual(len(found), 5)
        for odd in ("99", "-1", "x", "1e9", "9" * 5000):
            self.assertTrue(self.rows("?b_size=25&b_start=" + odd), odd)

    def test_pages_are_of_what_a_person_may_see(self):
        self.add_people()
        for number in range(26):
            self.add_task(name="hidden%02d" % number).manage_permission(
                "collective.cron: View", ["Manager"], acquire=0
            )
        self.add_task(name="open")
        contents = self.get("/@@cron-dashboard?b_size=25", VIEWER).contents
        self.assertIn("/plone/open", contents)
        self.assertNotIn('rel="next"', contents)
        self.assertIn("Tasks 1 to 1 of 1", contents)

    def test_filter_search_and_sort_together(self):
        self.add_task("fail", "b-fails")
        self.add_task("count", "c-inactive", activated=False)
        self.add_task("count", "d-broken", run_as=u"ghost")
        self.run_due("10:05:00")
        self.add_task("count", "a-well", periodicity=u"0 3 * * *")
        for name in "a-well b-fails c-inactive d-broken".split():
            self.portal[name].title = u"%s Öl" % name
            self.portal[name].reindexObject()
        transaction.commit()
        usual = "d-broken b-fails a-well c-inactive".split()
        self.assertEqual(self.names(), usual)
        self.assertEqual(self.names("?sort_order=descending"), usual[::-1])
        self.assertEqual(self.names("?status=attention"), ["d-broken", "b-fails"])
        self.assertEqual(self.names("?search=0+3+*"), ["a-well"])
        self.assertEqual(len(self.names("?search=%C3%96L+")), 4)
        self.assertEqual(len(self.names("?search=TEST+task")), 4)
        query = "?status=inactive&status=broken&sort_on=title&search=-"
        self.assertEqual(self.names(query), ["c-inactive", "d-broken"])
        for odd in (
            "?status=x",
            "?sort_on=portal_type",
            "?b_size=3",
            "?status.x:record=1",
        ):
            self.assertEqual(self.names(odd), usual, odd)
        contents = self.get("/@@cron-dashboard?search=nowhere").contents
        self.assertIn("No task is like that", contents)
        self.assertNotIn("There is no scheduled task yet", contents)

    def test_counts_and_addresses_keep_what_was_chosen(self):
        self.add_task("count", "inactive", activated=False)
        self.add_task("count", "broken", run_as=u"ghost")
        contents = self.get("/@@cron-dashboard?sort_on=title&b_size=25").contents
        chips = contents.partition('id="cron-chips"')[2].partition("</nav>")[0]
        self.assertIn('?sort_on=title&amp;b_size=25&amp;status=inactive"', chips)
        found = re.findall(
            'cron-chip cron-([a-z]+)".*?cron-count">([0-9]+)<', chips, re.S
        )
        counts = {"all": "2", "attention": "1", "broken": "1", "inactive": "1"}
        self.assertEqual(dict(found), counts)
        self.assertIn('<th scope="col" aria-sort="ascending">', contents)

    def test_one_fix_is_offered_to_those_who_may(self):
        self.add_people()
        for name, values in (
            ("inactive", {"activated": False}),
            ("nobody", {"run_as": u"ghost"}),
            ("missing", {}),
        ):
            self.add_task("count", name, **values)
        self.queue.held.clear()
        self.state_of(self.portal["missing"]).pending = None
        transaction.commit()
        found = dict(zip(self.names(), self.rows()))
        self.assertIn('value="activate:', found["inactive"])
        self.assertIn("/plone/nobody/edit", found["nobody"])
        self.assertIn("Choose a user", found["nobody"])
        self.assertIn('value="repair:', found["missing"])
        self.assertNotIn('value="run:', found["nobody"])
        contents = self.get("/@@cron-dashboard", VIEWER).contents
        for button in ('value="activate:', 'value="repair:', 'value="run:', "/edit"):
            self.assertNotIn(button, contents.partition('id="cron-list"')[2])
        self.assertIn("Repair queues what is missing", contents)

    def test_strip_of_the_last_runs(self):
        self.add_task("warn")
        self.run_due("10:05:00")
        self.assertIn('class="cron-strip" role="img"', self.rows()[0])
        self.assertIn("Done, with warnings: 1", self.rows()[0])

    def test_refreshes_itself_and_writes_nothing(self):
        task = self.add_task()
        self.get(
            "/@@cron-dashboard"
        )  # the first page of all may write portlets of Plone
        before = task._p_jar.db().lastTransaction()
        contents = self.get("/@@cron-dashboard").contents
        self.assertIn('data-cron-refresh="15"', contents)
        for name in ("alert", "chips", "figures", "list", "timeline", "workers"):
            six.assertRegex(self, contents, 'id="cron-%s"[^>]*data-cron-live' % name)
        self.assertEqual(task._p_jar.db().lastTransaction(), before)
        for name in ("js", "dashboard.js", "dashboard.css"):
            path = "/++resource++collective.cron." + name
            self.assertEqual(self.status_of(self.get(path)), 200)

    def test_titles_are_escaped(self):
        task = self.add_task()
        task.title = u"<script>alert(1)</script> Übung"
        task.reindexObject()
        transaction.commit()
        contents = self.get("/@@cron-dashboard").contents
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt; Übung", contents)
        self.assertNotIn("<script>alert", contents)

    def test_stylesheet_is_there(self):
        browser = self.get("/++resource++collective.cron.css")
        self.assertIn(".cron-badge", browser.contents)


class TestRepairSite(PageTestCase):
    def test_says_what_it_did(self):
        self.add_task()
        self.queue.held.clear()
        browser = self.post("/@@cron-repair")
        self.assertTrue(browser.headers["location"].endswith("/@@cron-dashboard"))
        self.assertEqual(self.queued(), [("10:05", "schedule")])
        self.assertIn("Queued: 1.", self.told(browser))

    def test_nothing_to_repair(self):
        self.add_task()
        told = self.told(self.post("/@@cron-repair"))
        self.assertIn("Nothing had to be repaired", told)

    def test_unreachable_queue(self):
        self.add_task()
        self.queue.reachable = False
        told = self.told(self.post("/@@cron-repair"))
        self.assertIn("cannot be reached", told)
