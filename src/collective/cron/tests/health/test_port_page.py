"""The report on the small port of a worker."""

from collective.cron.engines.lifetime import port
from collective.cron.health import access
from collective.cron.health import asked
from collective.cron.health import port_page

import json
import mock
import os
import unittest


TOKEN = "a long token of an operator"


class TestPortPage(unittest.TestCase):
    def setUp(self):
        with mock.patch.dict(port.PAGES):
            port_page.begin(None)
            self.page = port.PAGES["/cron-health"]
        told = dict(asked._nothing(), database="slow", queue="ok")
        told["problems"] = [{"check": "database", "status": "fail"}]
        told["status"] = "fail"
        patched = mock.patch.object(asked, "ask", return_value=told)
        self.asked = patched.start()
        self.addCleanup(patched.stop)

    def ask(self, header, token=TOKEN, **values):
        with mock.patch.dict(os.environ, {access.TOKEN: token}):
            return self.page(header, values)

    def test_it_needs_the_token_of_the_process(self):
        for header, token in ((None, TOKEN), ("Bearer x", TOKEN), ("Bearer ", "")):
            self.assertEqual(self.ask(header, token)[0], 401)
        self.assertFalse(self.asked.called)

    def test_it_tells_as_the_page_does(self):
        status, media_type, body = self.ask("Bearer " + TOKEN)
        self.assertEqual((status, media_type), (503, "application/json"))
        self.assertEqual(json.loads(body.decode("ascii"))["database"], "slow")
        self.assertEqual(self.ask(None, checks="workers", token=TOKEN)[0], 401)
        self.assertEqual(self.ask("Bearer " + TOKEN, checks="workers")[0], 200)
