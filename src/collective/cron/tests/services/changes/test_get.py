"""GET @cron-changes: the same as the page shows, for programs."""

from collective.cron.tests.support.faces.rest import RestTestCase
from plone.uuid.interfaces import IUUID


class TestChangesGet(RestTestCase):
    def setUp(self):
        super(TestChangesGet, self).setUp()
        self.task = self.add_task()
        self.call("PATCH", "/task", json={"periodicity": "0 9 * * *"})

    def test_who_changed_what_from_where(self):
        answer = self.read_json("/task/@cron-changes?b_size=1")
        (item,) = answer["items"]
        self.assertEqual(
            item,
            {
                "at": "2026-11-23T10:00:30Z",
                "deed": "changed",
                "deed_title": "Settings changed",
                "count": 1,
                "task": {"uid": IUUID(self.task), "title": "Task", "path": "task"},
                "user": "admin",
                "user_folder": "/",
                "origin": "rest",
                "program": "",
                "changes": [
                    {"name": "periodicity", "former": "*/5 * * * *", "new": "0 9 * * *"}
                ],
            },
        )
        path = answer["further"].split("/plone", 1)[1]
        (item,) = self.read_json(path)["items"]
        self.assertEqual(item["deed"], "added")

    def test_filters(self):
        for query, count in (
            ("deed=changed", 1),
            ("deed=paused", 0),
            ("user=admin&task=" + IUUID(self.task), 1),
            ("to=2026-11-23T10:00:00Z&task=" + IUUID(self.task), 0),
        ):
            items = self.read_json("/@cron-changes?" + query)["items"]
            self.assertEqual(len(items), count, query)

    def test_anything_else_is_refused(self):
        for path in (
            "/@cron-changes?deed=x",
            "/@cron-changes?before=x",
            "/task/@cron-changes?task=x",
        ):
            self.assertEqual(self.call("GET", path).status_code, 400, path)

    def test_there_is_no_door_to_change_it(self):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            response = self.call(method, "/@cron-changes", json={})
            self.assertIn(response.status_code, (404, 405), method)
        self.assertEqual(len(self.read_json("/task/@cron-changes")["items"]), 2)
