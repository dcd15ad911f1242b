"""Webhook: a real server gets a signed POST; what it answers decides what follows."""

from collective.cron.alerts import outbox
from collective.cron.alerts import secrets
from collective.cron.alerts.channels import webhook
from collective.cron.alerts.messages.telling import Telling
from collective.cron.errors import AlertRefused
from collective.cron.tests.support import outside
from collective.cron.tests.support.alerts import AlertCase
from collective.cron.tests.support.alerts import tell

import hashlib
import hmac
import json
import mock


class TestWebhook(AlertCase):
    def setUp(self):
        super(TestWebhook, self).setUp()
        self.hook = outside.webhook_server()
        self.addCleanup(self.hook.close)
        self.address("/hook?key=1")
        tell(webhook_own_servers=[u"localhost"])

    def address(self, path):
        url = "http://localhost:%d%s" % (self.hook.port, path)
        tell(webhook_address=url)

    def send(self, target=u"localhost"):
        facts = {"title": u"Task", "path": "task"}
        (alert,) = outbox.add(self.portal, u"failed", [u"webhook"], facts)
        telling = Telling(self.portal, alert)
        webhook.Webhook().send(telling, target)
        return telling

    def test_the_target_is_the_server_alone(self):
        (alert,) = outbox.add(self.portal, u"failed", [u"webhook"], {})
        telling = Telling(self.portal, alert)
        self.assertEqual(webhook.Webhook().targets(telling), ["localhost"])
        with mock.patch.object(secrets, "read", return_value=None):
            self.assertEqual(webhook.Webhook().targets(telling), [])

    def test_what_is_sent(self):
        telling = self.send()
        ((path, headers, body),) = self.hook.got
        self.assertEqual(path, "/hook?key=1")
        self.assertEqual(headers["idempotency-key"], telling.id)
        self.assertEqual(headers["content-type"], "application/json")
        self.assertNotIn("x-cron-signature", headers)
        self.assertEqual(json.loads(body.decode("ascii")), telling.data)

    def test_the_signature_proves_the_secret_and_the_time(self):
        secrets.write(self.portal, secrets.KEY_OF_WEBHOOK, u"s3cr3t \xe4")
        self.send()
        ((_path, headers, body),) = self.hook.got
        number, digest = headers["x-cron-signature"].split(",")
        self.assertEqual(number, "t=1795428030")
        key = u"s3cr3t \xe4".encode("utf-8")
        signed = hmac.new(key, b"1795428030." + body, hashlib.sha256).hexdigest()
        self.assertEqual(digest, "v1=" + signed)

    def test_for_a_chat(self):
        tell(webhook_format="slack")
        self.send()
        ((_path, _headers, body),) = self.hook.got
        self.assertEqual(list(json.loads(body.decode("ascii"))), ["text"])

    def test_another_address_than_it_was_noted_for(self):
        with self.assertRaises(AlertRefused):
            self.send(u"former.example.org")
        self.assertEqual(self.hook.got, [])
