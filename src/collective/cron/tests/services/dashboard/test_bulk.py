"""POST @cron-bulk: one action on several Backends, and how it went with each."""

from collective.cron.tests.support.faces.pages import ALL
from collective.cron.tests.support.faces.pages import MEMBER
from collective.cron.tests.support.faces.pages import RUNNER
from collective.cron.tests.support.faces.pages import VIEWER
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.app.testing import SITE_OWNER_NAME
from plone.uuid.interfaces import IUUID

import json


class TestBulkPost(RestTestCase):
    def ask(self, action, names, person=ALL, **options):
        uids = [IUUID(self.portal[name]) for name in names]
        body = json.dumps({"action": action, "uids": uids})
        return self.send("/@cron-bulk", person, body=body, **options)

    def test_each_with_how_it_went(self):
        self.add_people()
        self.add_task(name="one", activated=False)
        self.add_task(name="two", activated=False, run_as=u"ghost")
        answer = self.ask("activate", ["one", "two"])
        self.assertEqual(answer["counts"], {"done": 1, "refused": 1})
        one, two = answer["items"]
        self.assertEqual(one["@id"], self.portal["one"].absolute_url())
        self.assertEqual(one["code"], "done")
        self.assertIn("ghost", two["message"])
        self.assertTrue(self.portal["one"].activated)
        self.assertFalse(self.portal["two"].activated)

    def test_run_asks_for_runs(self):
        self.add_people()
        self.add_task(name="one")
        self.ask("run", ["one"])
        self.assertEqual(self.queued(), [("10:00", "manual"), ("10:05", "schedule")])

    def test_permissions(self):
        self.add_people()
        self.add_task(name="one")
        answer = self.ask("deactivate", ["one"], VIEWER)
        self.assertEqual(answer["counts"], {"not-found": 1})
        self.assertEqual((answer["items"][0]["title"]), None)
        self.ask("run", ["one"], RUNNER, expected=401)
        self.ask("run", ["one"], MEMBER, expected=401)
        self.assertEqual(self.queued(), [("10:05", "schedule")])

    def test_refused(self):
        self.add_task(name="one")
        self.ask("run", ["one"], SITE_OWNER_NAME, kind="text/plain", expected=415)
        for body, words in (
            ("", "action: not accepted"),
            ("[]", "the body is not understood"),
            ("[" * 400, "the body is not understood"),
            ('{"action": "%s"}' % ("x" * 100000), "the body is not understood"),
            ('{"action": "explode", "uids": ["x"]}', "-- one of: activate, cancel, ch"),
            ('{"action": ["run"], "uids": ["x"]}', "action: not accepted"),
            ('{"action": "run"}', "uids: not accepted"),
            ('{"action": "run", "uids": []}', "a list of 1 to 1000 UUIDs"),
            ('{"action": "run", "uids": [1]}', "-- a UUID"),
            ('{"action": "run", "uids": ["%s"]}' % ("x" * 65), "-- a UUID"),
            ('{"action": "run", "uids": ["x"], "now": 1}', "unknown parameter"),
            ('{"action": "run", "uids": ["x"], "user": "jo"}', "choose-user alone"),
            ('{"action": "choose-user", "uids": ["x"]}', "the id of a user"),
            ('{"action": "choose-user", "uids": ["x"], "user": " "}', "user: not acc"),
        ):
            answer = self.send("/@cron-bulk", SITE_OWNER_NAME, expected=400, body=body)
            self.assertIn(words, answer["message"])
        body = '{"action": "run", "uids": ["\\u00fc", "x"]}'
        answer = self.send("/@cron-bulk", SITE_OWNER_NAME, body=body)
        self.assertEqual(answer["counts"], {"not-found": 2})
