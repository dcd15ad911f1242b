"""What plone.restapi's clients add to every request disturbs no address of ours."""

from collective.cron.tests.support.faces import permissions
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase

import json


# As Volto writes them, and as plone.restapi's documentation does.
SENT = (
    "expand=breadcrumbs,navigation,actions,types,navroot&expand.navigation.depth=3",
    "expand:list=breadcrumbs&expand:list=cron&expand.breadcrumbs.root=1",
    "metadata_fields=_all&metadata_fields:list=UID&fullobjects&include_items=false",
    "fullobjects=1&b_size=10&b_start=0",
)


class TestEverywhere(RestTestCase):
    def setUp(self):
        super(TestEverywhere, self).setUp()
        self.task = self.add_task("fail")
        self.run_due("10:05:00")
        self.names = permissions.names_of(self.task)

    def test_reading(self):
        for entry in permissions.READING:
            path = entry.filled(**self.names).path
            for sent in SENT:
                asked = path + ("&" if "?" in path else "?") + sent
                response = self.call("GET", asked)
                self.assertEqual(response.status_code, 200, (asked, response.text))

    def test_a_slip_is_told_all_the_same(self):
        for path in ("/@cron", "/task/@cron", "/task/--results--", "/@cron-preview"):
            answer = self.read_json(path, expected=400, expnd="x")
            self.assertEqual(answer["value"], "expnd")

    def test_paging_is_checked_where_there_are_pages(self):
        for path in ("/@cron", "/task/@cron", "/task/--results--"):
            self.read_json(path, expected=400, b_size="many")
        path = "/task/--results--/" + self.names["result"]
        self.read_json(path, b_size="many")

    def test_writing(self):
        for entry in permissions.WRITING:
            entry = entry.filled(**self.names)
            body = json.dumps(entry.data) if entry.data else ""
            for sent in SENT:
                response = self.call(
                    entry.method,
                    entry.path + "?" + sent,
                    headers={"Content-Type": JSON},
                    data=body,
                )
                said = entry, sent, response.text
                self.assertIn(response.status_code, (200, 202, 204, 409), said)
