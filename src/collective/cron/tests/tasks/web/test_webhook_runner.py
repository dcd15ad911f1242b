"""An address is called as the form says, and its answer is looked at."""

from collective.cron.tests.support.content_case import ContentCase
from collective.cron.tests.support.hostile_server import HostileServer
from collective.cron.tests.support.hostile_server import page


SECRET = u"Sesam\xf6ffne7"


class TestWebhook(ContentCase):
    TYPE = "CronWebhook"

    def setUp(self):
        super(TestWebhook, self).setUp()
        self.server = HostileServer(self)
        self.server.answers["/hook"] = page(u"All is w\xe4ll".encode("utf-8"))

    def hook(self, **values):
        values.setdefault("own_servers", [u"localhost"])
        address = u"%s/hook" % self.server.url
        return self.add_ready(**dict({"address": address}, **values))

    def test_called_as_the_form_says(self):
        task = self.hook(
            method="POST",
            headers=[u"X-One: 1", u"X-Two:  two"],
            body=u"B\xf6dy",
            must_have=u"w\xe4ll",
        )
        result = self.work(task)
        self.assertEqual(result.status, u"OK", result.messages)
        (head,) = self.server.asked
        for part in (u"POST /hook HTTP/1.1", u"X-One: 1\r", u"X-Two: two\r"):
            self.assertIn(part, head)
        self.assertIn(u"Content-Length: 5", head)
        ((status, seconds, size, address),) = self.tables(result)[u"Answer"]
        self.assertEqual((status, size, address), (200, 12, task.address))
        self.assertLess(seconds, 30)

    def test_a_dry_run_shows_what_it_would_send_and_sends_nothing(self):
        task = self.hook(headers=[u"X-Key: {secret}"], secret=SECRET, body=u"{secret}")
        dry = self.tables(self.work(task, dry=True))
        self.assertEqual(self.server.asked, [])
        shown = [
            [u"Address", u"GET %s" % task.address],
            [u"Header", u"X-Key: {secret}"],
            [u"Body", u"{secret}"],
        ]
        self.assertEqual(dry, {u"Call": shown})
        self.assertEqual(self.tables(self.work(task))[u"Call"], shown)

    def test_the_secret_is_sent_and_never_told(self):
        secret = u"Sesam-oeffne-dich"
        self.server.answers["/" + str(secret)] = page(b"", status="403 No " + secret)
        for values in (
            {"address": self.server.url + u"/{secret}", "headers": [u"X: {secret}"]},
            {"address": u"http://localhost:1/{secret}"},
            {"headers": [u"X: {secret}"], "secret": secret + u"\n"},
        ):
            task = self.hook(**dict({"secret": secret}, **values))
            result = self.work(task)
            self.assertEqual(result.status, u"FAILED")
            told = [result.messages, result.traceback, self.tables(result)]
            self.assertNotIn(secret, repr(told))
            self.portal.manage_delObjects(["task"])
        self.assertIn(u"GET /%s HTTP" % secret, self.server.asked[0])
        self.assertIn(u"X: %s\r" % secret, self.server.asked[0])

    def test_an_answer_that_is_not_the_expected_one(self):
        task = self.hook(status=204)
        result = self.work(task)
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"The status is 200", result.messages[0])
        self.assertEqual(self.tables(result)[u"Answer"][0][0], 200)
        task.status, task.must_have = None, u"happy"
        message = self.work(task).messages[0]
        self.assertIn(u"does not have the expected text", message)
        self.server.answers["/hook"] = page(b"happy", status="500 Oh")
        self.assertIn(u"The status is 500", self.work(task).messages[0])

    def test_the_own_network_only_where_it_is_named(self):
        result = self.work(self.hook(own_servers=[]))
        self.assertEqual(result.status, u"FAILED")
        self.assertIn(u"of an own network", result.messages[0])
        self.assertEqual(self.server.asked, [])
