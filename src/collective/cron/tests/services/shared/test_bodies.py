"""What cannot be read is answered with 400 and the reason, at every address of ours."""

from collective.cron.tests.support.faces import permissions
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase

import json


BODIES = (
    b'{"title": ',
    b"no JSON",
    b"[1]",
    b"3",
    b'"text"',
    b"null",
    b'{"title": "\xff"}',
    b"[" * 100000,
    b'{"a":' * 100000,
)
PANELS = tuple(
    "/@controlpanels/" + name for name in ("cron-settings", "cron-tasks")
)
# For each field a value that is none for it, and what is told of it.
UNREADABLE = (None, [1], [[]], {}, {"token": [1]}, {"token": {}}, {"value": 1}, 1, True)
CHOICES = ("timezone", "overlap", "late_policy", "kind")
OTHERS = ("periodicity", "activated", "run_as", "late_limit", "seconds", "secret")
NO_NUMBERS = ("NaN", "Infinity", "-Infinity", "1e999", '"NaN"', '"inf"')


class TestBodies(RestTestCase):
    def setUp(self):
        super(TestBodies, self).setUp()
        self.task = self.add_task(kind=u"kind-of-it")
        self.run_due("10:05:00")
        self.names = permissions.names_of(self.task)

    def send(self, method, path, body):
        # With JSON alone plone.restapi's login reads it first, and knows no depth.
        kind = JSON + "; charset=utf-8"
        return self.call(method, path, headers={"Content-Type": kind}, data=body)

    def test_what_is_no_object(self):
        doors = [("PATCH", "/task")] + [("PATCH", path) for path in PANELS]
        for entry in permissions.WRITING:
            entry = entry.filled(**self.names)
            doors.append((entry.method, entry.path))
        for method, path in doors:
            for body in BODIES:
                response = self.send(method, path, body)
                said = method, path, body[:20], response.text[:300]
                self.assertEqual(response.status_code, 400, said)
                self.assertTrue(response.json().get("message"), said)

    def test_what_is_no_value_of_a_field(self):
        before = self.read_json("/task")
        for name in CHOICES + OTHERS:
            for value in UNREADABLE:
                body = json.dumps({name: value})
                response = self.send("PATCH", "/task", body)
                said = body, response.text[:300]
                if response.status_code != 204:
                    self.assertEqual(response.status_code, 400, said)
                    self.assertIn(name, response.json()["message"], said)
                elif name in CHOICES:
                    self.assertIsNone(value, said)
        after = self.read_json("/task")
        for name in ("timezone", "overlap", "late_policy", "periodicity"):
            self.assertEqual(after[name], before[name])

    def test_a_new_one(self):
        for name in CHOICES:
            for value in UNREADABLE[1:]:
                new = {"@type": "CronTestTask", "periodicity": "@daily", name: value}
                response = self.send("POST", "", json.dumps(new))
                self.assertEqual(response.status_code, 400, (new, response.text[:300]))

    def test_numbers_that_are_none(self):
        for text in NO_NUMBERS:
            response = self.send("PATCH", "/task", '{"seconds": %s}' % text)
            said = text, response.text[:300]
            self.assertEqual(response.status_code, 400, said)
            self.assertIn("seconds", response.json()["message"], said)
        self.assertEqual(self.read_json("/task")["seconds"], 0.0)
        new = '{"@type": "CronTestTask", "periodicity": "@daily", "seconds": NaN}'
        self.assertEqual(self.send("POST", "", new).status_code, 400)
