# -*- coding: utf-8 -*-
"""What all services share: how they answer, and what becomes of bad parameters."""

from collective.cron import clock
from collective.cron.services.shared.parameters import BadParameter
from collective.cron.services.shared.service import CronService
from collective.cron.tests.support.base import CronTestCase
from zope.publisher.browser import TestRequest

import json
import unittest


def service(tell):
    """Return a service that answers by this function."""

    class Service(CronService):
        pass

    Service.tell = tell
    return Service(None, TestRequest())


class TestReply(unittest.TestCase):
    def reply(self, tell):
        """Return the status and the answer of a service."""
        asked = service(tell)
        answer = asked.reply()
        return asked.request.response.getStatus(), json.loads(json.dumps(answer))

    def test_what_it_tells_is_the_answer_and_the_time_here(self):
        with clock.frozen(clock.from_iso("2026-11-23T10:00:30Z")):
            status, answer = self.reply(lambda self: {"items": [1]})
        untouched = TestRequest().response.getStatus()
        expected = {"items": [1], "now": "2026-11-23T10:00:30Z"}
        self.assertEqual((status, answer), (untouched, expected))

    def test_a_bad_parameter_is_answered_with_its_parts(self):
        def tell(service):
            raise BadParameter("not accepted", u"fünf", "a whole number", "b_size")

        status, answer = self.reply(tell)
        expected = {
            "type": "BadRequest",
            "message": u"b_size: not accepted: 'f\\xfcnf' -- a whole number",
            "field": "b_size",
            "value": u"f\\xfcnf",
            "accepted": "a whole number",
        }
        self.assertEqual((status, answer), (400, expected))

    def test_parts_that_are_missing_are_there_as_nothing(self):
        def tell(service):
            raise BadParameter("the body is not understood")

        _status, answer = self.reply(tell)
        self.assertEqual(answer["message"], u"the body is not understood")
        parts = [answer[name] for name in ("field", "value", "accepted")]
        self.assertEqual(parts, [None] * 3)

    def test_other_errors_are_not_taken_for_bad_parameters(self):
        def tell(service):
            raise ValueError("a mistake of ours")

        with self.assertRaises(ValueError):
            service(tell).reply()

    def test_refusing_with_details(self):
        status, answer = self.reply(
            lambda self: self.refuse(409, "Conflict", u"no", until="x")
        )
        expected = {"type": "Conflict", "message": u"no", "until": "x"}
        self.assertEqual((status, answer), (409, expected))


class TestAsAPage(CronTestCase):
    def test_one_idea_of_time_and_of_who_works(self):
        asked = CronService(self.portal, self.layer["request"])
        now, workers = asked.now, asked.workers
        self.set_time("11:00:00")
        self.queue.reachable = False
        self.assertEqual((asked.now, asked.workers), (now, workers))
        self.assertIsNone(CronService(self.portal, self.layer["request"]).workers)
