"""The server that runs answers the same, to a user of the site."""

from collective.cron.commandline import main
from collective.cron.commandline.sources import login
from collective.cron.tests.support.command_case import opened
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import json
import mock
import os
import transaction


class TestServer(RestTestCase):
    def setUp(self):
        super(TestServer, self).setUp()
        user = "%s:%s" % (SITE_OWNER_NAME, SITE_OWNER_PASSWORD)
        patched = mock.patch.dict(os.environ, {login.USER: user})
        patched.start()
        self.addCleanup(patched.stop)
        self.add_task(name="one")

    def type(self, words, code=0, url=None):
        transaction.commit()
        lines, url = [], url or self.portal.absolute_url()
        words = words.split() if hasattr(words, "split") else words
        argv = ["--json", "--url", url] + words
        found = main.call(argv, lines.append, None, opened)
        transaction.begin()
        self.assertEqual(found, code, lines)
        return json.loads(lines[0])

    def test_looking(self):
        (task,) = self.type("list")
        self.assertTrue(task["@id"].endswith("/one"))
        self.assertEqual(self.type("show one", self.code(task))["uid"], task["uid"])
        self.assertEqual(self.type("next one -n 1")[0]["at"], task["next_run"])
        self.assertEqual(self.type("history one"), [])
        self.type("log one", 3)
        self.type("show two", 3)
        self.type("workers", 0 if self.alive() else 1)

    def code(self, task):
        return 1 if task["status"]["code"] in ("no-worker", "no-queue") else 0

    def alive(self):
        return self.read_json("/@cron")["workers"]["alive"]

    def test_looking_ahead(self):
        found = self.type("simulate one -n 150")
        self.assertEqual(len(found["items"]), 150)
        self.assertGreater(found["items_total"], 150)
        self.assertEqual(found["tasks"][0]["place"], u"/")
        self.type("simulate --ics", 4)

    def test_health(self):
        told = self.type("health", 0 if self.alive() else 1)
        self.assertEqual(told["sites"][0]["site"], u"/plone")

    def test_what_takes_no_address(self):
        for words in ("run one --here", "export", "plan x.yaml", "apply x.yaml"):
            self.assertIn("--conf", self.type(words, 4)["error"])

    def test_names_of_all_kinds(self):
        self.portal.manage_renameObject("one", "two words")
        transaction.commit()
        (task,) = self.type("list")
        self.assertEqual(self.type(["show", "two words"], 0)["uid"], task["uid"])

    def test_what_is_no_address_of_a_site(self):
        base = self.portal.absolute_url()
        for url, said in (
            ("localhost", "such as"),
            (base.replace("//", "//admin:secret@"), "COLLECTIVE_CRON_USER"),
            (base.rpartition("/")[0], "not that of a site"),
            (base + "/nowhere", "not that of a site"),
            ("http://127.0.0.1:1", "ConnectionError"),
        ):
            error = self.type("list", 4, url)["error"]
            self.assertIn(said, error)
            self.assertNotIn("secret", error)

    def test_doing(self):
        self.type("disable one")
        self.assertFalse(self.portal["one"].activated)
        self.type("enable one")
        self.assertTrue(self.portal["one"].activated)
        asked = self.type("run one")["asked"]
        self.run_due()
        (result,) = self.type("history one")
        self.assertEqual(result["occurrence"], asked)
        self.assertEqual(self.type("log one")["id"], result["id"])
        self.assertEqual(self.type("log one " + result["id"])["id"], result["id"])
        self.type("cancel one", 1)
        self.type("run one")
        self.assertEqual(len(self.type("cancel one --waiting")["withdrawn"]), 1)
        self.type("repair one")
        self.type("pause Why")
        self.type("resume")

    def test_who_may_not(self):
        os.environ[login.USER] = "nobody:wrong"
        self.assertIn("COLLECTIVE_CRON_USER", self.type("list", 4)["error"])
        os.environ[login.TOKEN] = "wrong"
        self.addCleanup(os.environ.pop, login.TOKEN)
        self.type("list", 4)
