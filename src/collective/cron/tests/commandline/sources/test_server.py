"""The server that runs answers the same, to a user of the site."""

from collective.cron.commandline import main
from collective.cron.commandline.sources import server
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
        patched = mock.patch.dict(os.environ, {server.USER: user})
        patched.start()
        self.addCleanup(patched.stop)
        self.add_task(name="one")

    def type(self, words, code=0):
        transaction.commit()
        lines, url = [], self.portal.absolute_url()
        argv = ["--json", "--url", url] + words.split()
        found = main.call(argv, lines.append, opened)
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
        self.type("repair one")
        self.type("pause Why")
        self.type("resume")

    def test_who_may_not(self):
        os.environ[server.USER] = "nobody:wrong"
        self.assertIn("401", self.type("list", 4)["error"])
        os.environ[server.TOKEN] = "wrong"
        self.addCleanup(os.environ.pop, server.TOKEN)
        self.type("list", 4)
