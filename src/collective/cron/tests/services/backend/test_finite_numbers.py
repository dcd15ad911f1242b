"""A number of a task is one that JSON has."""

from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase


class TestFiniteNumbers(RestTestCase):
    def test_text_of_a_number(self):
        self.add_task()
        for text, status in ((u"1.5", 204), (u"nan", 400), (u"-inf", 400)):
            headers, body = {"Content-Type": JSON}, {"seconds": text}
            response = self.call("PATCH", "/task", headers=headers, json=body)
            self.assertEqual(response.status_code, status, (text, response.text))
        self.assertEqual(self.read_json("/task")["seconds"], 1.5)
