"""A number of a task is one that JSON has."""

from collective.cron.services.backend.finite_numbers import FiniteDeserializer
from collective.cron.tests.support.faces.rest import JSON
from collective.cron.tests.support.faces.rest import RestTestCase
from collective.cron.tests.support.tasks import ITestTask
from decimal import Decimal
from zope.globalrequest import getRequest


class TestFiniteNumbers(RestTestCase):
    def test_text_of_a_number(self):
        self.add_task()
        for text, status in ((u"1.5", 204), (u"nan", 400), (u"-inf", 400)):
            headers, body = {"Content-Type": JSON}, {"seconds": text}
            response = self.call("PATCH", "/task", headers=headers, json=body)
            self.assertEqual(response.status_code, status, (text, response.text))
        self.assertEqual(self.read_json("/task")["seconds"], 1.5)

    def test_a_number_as_importers_read_it(self):
        task = self.add_task()
        adapted = (ITestTask["seconds"], task, getRequest())
        number = FiniteDeserializer(*adapted)(Decimal("1.5"))
        self.assertEqual((number, type(number)), (1.5, float))
