# -*- coding: utf-8 -*-
"""GET @cron of the site: what it lists, and how that is filtered and sorted."""

from collective.cron import clock
from collective.cron.engines.trouble import Trouble
from collective.cron.memory import pause
from collective.cron.tests.support.directories import add_directory
from collective.cron.tests.support.directories import USER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase

import transaction


class TestDashboardGet(RestTestCase):
    def ids(self, **params):
        items = self.read_json("/@cron", **params)["items"]
        return [item["@id"].rsplit("/", 1)[1] for item in items]

    def add_some(self):
        """Add tasks that fail, are inactive, cannot run, and have just run well."""
        self.add_task("fail", "b-fails")
        self.add_task("count", "c-inactive", activated=False)
        self.add_task("count", "d-broken", run_as=u"ghost", periodicity=u"0 11 * * *")
        self.run_due("10:05:00")
        self.add_task("count", "a-well", periodicity=u"*/2 * * * *")
        self.run_due("10:06:00")

    def refuse(self, words, **params):
        answer = self.read_json("/@cron", expected=400, **params)
        self.assertEqual(answer["type"], "BadRequest")
        self.assertIn(words, answer["message"])
        return answer

    def test_empty_site(self):
        answer = self.read_json("/@cron")
        self.assertEqual((answer["items"], answer["items_total"]), ([], 0))
        self.assertEqual(answer["counts"], {})
        self.assertEqual(answer["@id"], self.portal.absolute_url() + "/@cron")

    def test_queue_that_cannot_be_used(self):
        self.assertIsNone(self.read_json("/@cron")["workers"]["queue"])
        self.add_task()
        self.queue.what_is_wrong = Trouble(clock.now(), u"disk full", "web1:42")
        answer = self.read_json("/@cron")
        told = answer["workers"]["queue"]
        self.assertEqual((told["reason"], told["where"]), ("disk full", "web1:42"))
        self.assertEqual(told["since"], "2026-11-23T10:00:30Z")
        self.assertIn("The queue cannot be used by web1:42", told["message"])
        self.assertEqual(answer["counts"], {"no-queue": 1})
        self.assertEqual(answer["attention"], 1)

    def test_user_directory_that_cannot_be_asked(self):
        directory = add_directory(self)
        self.add_task(run_as=USER)
        self.add_task(name="other")
        for error in (IOError("no route"), KeyError("base")):
            directory.error = error
            answer = self.read_json("/@cron")
            self.assertEqual(answer["counts"], {"unknown": 1, "never-run": 1})
            self.assertEqual((answer["items_total"], answer["attention"]), (2, 1))
            self.assertEqual(self.ids(status="unknown"), ["task"])
            status = self.read_json("/task/@cron")["status"]
            self.assertIn("The user directory cannot be asked", status["reason"])
            for action, expected in (
                ("@cron-run", 202),
                ("@cron-take-over", 409),
                ("@cron-deactivate", 200),
                ("@cron-activate", 200),
            ):
                self.send("/task/" + action, expected=expected)
            self.run_due()

    def test_filter_by_status(self):
        self.add_some()
        self.assertEqual(self.ids(status="failing"), ["b-fails"])
        found = self.ids(status=["inactive", "broken"])
        self.assertEqual(found, ["c-inactive", "d-broken"])
        self.assertEqual(self.ids(status="late"), [])

    def test_a_pause_hides_not_how_it_went(self):
        self.add_task("fail", "mirror")
        self.add_task("count", "census")
        self.run_due("10:05:00")
        pause.start(self.portal, u"Moving house", None, u"jane")
        transaction.commit()
        answer = self.read_json("/@cron", status="failing")
        (item,) = answer["items"]
        self.assertEqual(item["status"]["code"], "paused")
        self.assertEqual(item["health"], {"code": "failing", "title": "Failing"})
        self.assertEqual(answer["counts"], {"paused": 2, "failing": 1})
        self.assertEqual(answer["attention"], 1)
        (item,) = [
            one for one in self.read_json("/@cron")["items"] if one != item
        ]
        self.assertEqual(item["health"]["code"], "ok")

    def test_counts_are_of_all_that_the_search_finds(self):
        self.add_some()
        counts = {"failing": 1, "inactive": 1, "broken": 1, "scheduled": 1}
        answer = self.read_json("/@cron", status="failing")
        self.assertEqual(answer["counts"], counts)
        self.assertEqual(answer["items_total"], 1)

    def test_sort(self):
        self.add_some()
        for name, ids in (
            ("title", "a-well b-fails c-inactive d-broken"),
            ("next_run", "a-well b-fails d-broken c-inactive"),
            ("last_run", "b-fails a-well c-inactive d-broken"),
            ("status", "d-broken b-fails a-well c-inactive"),
        ):
            for task in self.portal.objectValues("Dexterity Container"):
                task.title = task.getId()
                task.reindexObject()
            self.assertEqual(self.ids(sort_on=name), ids.split(), name)
        order = {"sort_order": "descending"}
        found = self.ids(sort_on="next_run", **order)
        self.assertEqual(found, "d-broken b-fails a-well c-inactive".split())
        self.assertEqual(self.ids(**order)[0], "d-broken")

    def test_search_in_titles(self):
        for name, title in (("one", u"Ärger mit Öl"), ("two", u"Other (50%) *")):
            task = self.add_task(name=name)
            task.title = title
            task.reindexObject()
        self.assertEqual(self.ids(search=u"ÖL"), ["one"])
        self.assertEqual(self.ids(search="(50%) *"), ["two"])
        self.assertEqual(self.ids(search="AND NOT ("), [])
        self.assertEqual(self.ids(search=""), ["two", "one"][::-1])

    def test_pages(self):
        for number in range(5):
            self.add_task(name="task%d" % number)
        answer = self.read_json("/@cron", b_size=2, b_start=2, sort_on="title")
        self.assertEqual(len(answer["items"]), 2)
        self.assertEqual(answer["items_total"], 5)
        links = answer["batching"]
        self.assertIn("b_start=4", links["next"])
        self.assertIn("b_start=0", links["prev"])
        self.assertIn("sort_on=title", links["last"])
        self.assertEqual(self.ids(b_start=99), [])
        self.assertNotIn("batching", self.read_json("/@cron"))

    def test_search_in_types_and_periodicities(self):
        self.add_task(name="one", periodicity=u"17 3 * * *")
        self.add_task(name="two")
        self.assertEqual(self.ids(search="17 3"), ["one"])
        self.assertEqual(len(self.ids(search="test TASK")), 2)

    def test_what_needs_attention(self):
        self.add_some()
        self.assertEqual(self.ids(status="attention"), ["b-fails", "d-broken"])
        self.assertEqual(self.read_json("/@cron")["attention"], 2)

    def test_bad_values_are_named_with_what_is_accepted(self):
        for number in ("0", "-1", "101", "x", "1e1", u"ü", ""):
            self.refuse("b_size: not accepted", b_size=number)
        answer = self.refuse("-- a whole number from 1 to 100", b_size="1" * 5000)
        self.assertEqual(len(answer["value"]), 60)
        self.assertLess(len(answer["message"]), 200)
        self.assertEqual(answer["field"], "b_size")
        self.refuse("b_start: given more than once", b_start=["1", "2"])
        self.refuse("status: not accepted: 'fine' -- one of: broken", status="fine")
        self.refuse("-- one of: title, last_run", sort_on="portal_type")
        self.refuse("-- one of: ascending, descending", sort_order="down")
        self.refuse("search: not accepted", search="x" * 101)
        self.refuse("include: not accepted", include="everything")
        self.refuse("unknown parameter: 'sort'", sort="title")
        response = self.call("GET", "/@cron?%C3%BC=1&b_size=1")
        self.assertEqual(response.status_code, 400)
        self.assertIn("unknown parameter: '\\xfc'", response.json()["message"])

    def test_converters_of_zope_do_no_harm(self):
        self.add_task()
        answer = self.call("GET", "/@cron?b_size:int=1&status:list=scheduled")
        self.assertIn(answer.status_code, (200,))
        for odd in ("b_size:record=1", "status.x:record=1", "search.a:records=1"):
            self.assertEqual(self.call("GET", "/@cron?" + odd).status_code, 400, odd)

    def test_body_of_a_get_means_nothing(self):
        self.add_task()
        body = '{"b_size": 100000, "b_start": "x"}'
        self.assertEqual(self.call("GET", "/@cron", data=body).status_code, 200)
        self.assertEqual(self.call("GET", "/@cron", data="nonsense").status_code, 200)

    def test_only_tasks_a_person_may_see(self):
        self.add_people()
        self.add_task(name="open")
        hidden = self.add_task(name="hidden")
        hidden.manage_permission("collective.cron: View", ["Manager"], acquire=0)
        answer = self.read_json("/@cron", VIEWER)
        self.assertEqual(answer["items_total"], 1)
        self.assertEqual(sum(answer["counts"].values()), 1)
        self.assertIn("/open", answer["items"][0]["@id"])

    def test_one_broken_task_leaves_the_list(self):
        self.add_task(name="good")
        task = self.add_task(name="upset")
        task.timezone = b"M\xc3\xa4rz/Base"
        task.periodicity = b"every \xc3\xbc"
        answer = self.read_json("/@cron")
        self.assertEqual(answer["items_total"], 2)
        self.assertEqual(answer["counts"]["broken"], 1)
