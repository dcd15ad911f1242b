# -*- coding: utf-8 -*-
"""What is done from the list: asked first, then done with each task alone."""

from collective.cron.actions import many_backends
from collective.cron.actions import one_backend
from collective.cron.browser.dashboard import filters
from collective.cron.engines.inline import InlineQueue
from collective.cron.memory import cancel
from collective.cron.memory import pause
from collective.cron.queueing import worker
from collective.cron.running import runs
from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import PageTestCase
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.running import add_run
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID
from six.moves.urllib.parse import urlencode

import mock
import transaction


PATH = "/@@cron-bulk"


class TestBulk(PageTestCase):
    def send(self, action, names, person=ALL, token=True, **more):
        """Send the form of the list with these tasks ticked."""
        pairs = [("uid:list", IUUID(self.portal[name])) for name in names]
        pairs += [("action", action)] + sorted(more.items())
        if token:
            pairs.append(("_authenticator", self.make_token(person)))
        browser = self.open_browser(person)
        browser.post(self.portal.absolute_url() + PATH, urlencode(pairs))
        transaction.begin()
        return browser

    def setUp(self):
        super(TestBulk, self).setUp()
        self.add_people()

    def add_three(self, **values):
        names = ["one", "two", "three"]
        for name in names:
            task = self.add_task(name=name, **values)
            task.title = u"Täsk %s <b>" % name
        transaction.commit()
        return names

    def test_asks_first_and_changes_nothing(self):
        names = self.add_three()
        self.send("run", names)  # the first page of all may write portlets of Plone
        before = self.portal._p_jar.db().lastTransaction()
        browser = self.send("deactivate", names)
        self.assertEqual(self.status_of(browser), 200)
        self.assertIn("Deactivate these tasks?", browser.contents)
        self.assertIn("Täsk two &lt;b&gt;", browser.contents)
        self.assertEqual(browser.contents.count('name="uid:list"'), 3)
        self.assertEqual(self.portal._p_jar.db().lastTransaction(), before)

    def test_in_a_pause_the_question_says_so(self):
        names = self.add_three()
        pause.start(self.portal, u"Moving house", None, u"jane")
        transaction.commit()
        self.assertIn("Moving house", self.send("run", names).contents)

    def test_does_it_after_the_question(self):
        names = self.add_three()
        browser = self.send("deactivate", names, confirmed="1", search="x", odd="y")
        self.assertEqual(
            browser.headers["location"],
            self.portal.absolute_url() + "/@@cron-dashboard?search=x",
        )
        self.assertIn("Deactivate: done, 3 of 3.", self.told(browser))
        self.assertEqual([self.portal[n].activated for n in names], [False] * 3)
        self.assertEqual(self.queued(), [])
        self.send("activate", names[:2], confirmed="1")
        self.assertEqual([self.portal[n].activated for n in names], [True, True, False])
        self.assertEqual(self.queued(), [("10:05", "schedule")] * 2)

    def test_all_that_the_list_finds_and_not_only_what_is_ticked(self):
        self.add_three()
        self.add_task(name="other").title = u"Zebra"
        transaction.commit()
        more = {"everything": "1", "search": "Täsk"}
        browser = self.send("deactivate", [], **more)
        self.assertEqual(browser.contents.count('name="uid:list"'), 3)
        self.assertNotIn("Zebra", browser.contents)
        self.assertTrue(self.portal["one"].activated)

    def test_list_offers_all_where_it_has_pages(self):
        self.add_three()
        self.assertNotIn("cron-everything", self.get("/@@cron-dashboard", ALL).contents)
        with mock.patch.object(filters, "SIZES", (2, 50)):
            contents = self.get("/@@cron-dashboard?b_size=2", ALL).contents
        self.assertIn("cron-everything", contents)

    def test_delete_says_what_goes_with_it_and_leaves_what_runs(self):
        names = self.add_three()
        self.run_due("10:05:00")
        state = self.state_of(self.portal["two"])
        run = add_run(state, process=worker.process_id())
        with mock.patch.object(runs, "IN_HAND", {run["token"]}):
            contents = self.send("delete", names).contents
            told = self.told(self.send("delete", names, confirmed="1"))
        self.assertEqual(contents.count("Results: "), 3)
        self.assertEqual(contents.count("It is running and is left."), 1)
        self.assertIn("Delete: done, 2 of 3.", told)
        self.assertIn("It is running: cancel the run first", told)
        self.assertEqual([n for n in names if n in self.portal], ["two"])

    def test_delete_is_never_done_by_the_button_of_a_row(self):
        self.add_three()
        self.send("", [], one="delete:" + IUUID(self.portal["one"]))
        self.assertIn("one", self.portal)

    def test_cancel(self):
        names = self.add_three()
        run = add_run(self.state_of(self.portal["two"]))
        self.send("cancel", names, confirmed="1")
        self.assertEqual(cancel.requested_by(self.portal, run["token"]), ALL)

    def test_choose_user(self):
        names = self.add_three()
        owner = {"person": SITE_OWNER_NAME}
        contents = self.send("choose-user", names, confirmed="1", **owner).contents
        self.assertIn('name="user"', contents)
        more = dict(owner, confirmed="1", user="ghost")
        told = self.told(self.send("choose-user", names, **more))
        self.assertIn("There is no user with this id: ghost", told)
        before = self.portal["one"].run_as
        self.assertNotEqual(before, VIEWER)
        self.send("choose-user", names, confirmed="1", user=VIEWER)
        self.assertEqual(self.portal["one"].run_as, before)
        self.send("choose-user", names, **dict(more, user=VIEWER))
        self.assertEqual([self.portal[n].run_as for n in names], [VIEWER] * 3)

    def test_run_now(self):
        names = self.add_three()
        self.send("run", names[1:], confirmed="1")
        self.assertEqual(len([q for q in self.queued() if q[1] == "manual"]), 2)

    def test_button_of_one_row_needs_no_question(self):
        self.add_three()
        uid = IUUID(self.portal["one"])
        browser = self.send("", ["two"], one="run:" + uid, status="scheduled")
        self.assertIn("status=scheduled", browser.headers["location"])
        told = self.told(browser)
        self.assertIn("Täsk one &lt;b&gt;: One run was asked for", told)
        self.assertEqual(len([q for q in self.queued() if q[1] == "manual"]), 1)

    def test_one_that_is_broken_does_not_stop_the_others(self):
        names = self.add_three(activated=False)
        known = one_backend._set_activated

        def upset(backend, value):
            known(backend, value)
            if backend.getId() == "two":
                raise ValueError("upset")

        self.portal["three"].run_as = u"ghost"
        transaction.commit()
        with mock.patch.object(one_backend, "_set_activated", upset):
            told = self.told(self.send("activate", names, confirmed="1"))
        self.assertEqual(
            [self.portal[n].activated for n in names], [True, False, False]
        )
        self.assertIn("Activate: done, 1 of 3.", told)
        self.assertIn("the log of the server says why", told)
        self.assertIn("Täsk three &lt;b&gt;: It was not activated.", told)

    def test_permission_is_asked_of_each_task(self):
        names = self.add_three()
        self.portal["two"].manage_permission("collective.cron: Run", ["Manager"], 0)
        transaction.commit()
        browser = self.send("run", names)
        self.assertEqual(browser.contents.count('name="uid:list"'), 2)
        self.assertIn("Left out", browser.contents)
        told = self.told(self.send("run", names, confirmed="1"))
        self.assertIn("Run now: done, 2 of 3.", told)
        self.assertIn("There is no such task, or you may not do this", told)
        self.assertEqual(len([q for q in self.queued() if q[1] == "manual"]), 2)

    def test_who_may_not(self):
        names = self.add_three()
        for person in (VIEWER, RUNNER):
            for action in sorted(many_backends.ACTIONS):
                self.send(action, names, person, confirmed="1")
        self.assertEqual(self.queued(), [("10:05", "schedule")] * 3)
        self.assertTrue(self.portal["one"].activated)

    def test_without_a_token_and_by_get_nothing_happens(self):
        names = self.add_three()
        browser = self.send("deactivate", names, token=False, confirmed="1")
        self.assertEqual(self.status_of(browser), 403)
        uid = IUUID(self.portal["one"])
        query = "?action=deactivate&confirmed=1&uid:list=" + uid
        self.assertEqual(self.status_of(self.get(PATH + query, ALL)), 302)
        self.assertTrue(self.portal["one"].activated)

    def test_what_is_not_understood_says_so(self):
        self.add_three()
        for data in (
            {},
            {"action": "explode", "uid:list": "x", "confirmed": "1"},
            {"action": "run", "confirmed": "1"},
            {"action.x:record": "run", "uid.x:record": "x", "confirmed": "1"},
            {"one.x:record": "1"},
            {"one": "x" * 5000},
        ):
            told = self.told(self.post(PATH, ALL, **data))
            self.assertIn("tick some tasks first", told, data)
        told = self.told(self.post(PATH, ALL, **{"action": "run", "uid:list": "x"}))
        self.assertIn("There is no such task", told)

    def test_says_that_nobody_works(self):
        names = self.add_three()
        with mock.patch.object(InlineQueue, "workers", return_value=[]):
            told = self.told(self.send("run", names, confirmed="1"))
        self.assertIn("No worker is there: it starts as soon as one is.", told)
