"""POST @cron-alert-test says what came of it."""

from collective.cron.tests.support.faces.rest import RestTestCase

import json


class TestPost(RestTestCase):
    def send(self, **data):
        headers = {"Content-Type": "application/json"}
        body = json.dumps(data)
        return self.call("POST", "/@cron-alert-test", headers=headers, data=body)

    def test_what_cannot_be_done(self):
        for data, status, message in (
            ({"channel": "pigeon"}, 409, "There is no such channel"),
            ({"channel": "mail"}, 409, "Nobody is chosen"),
            ({"chanel": "mail"}, 400, "chanel"),
        ):
            response = self.send(**data)
            self.assertEqual(response.status_code, status, data)
            self.assertIn(message, response.text)
