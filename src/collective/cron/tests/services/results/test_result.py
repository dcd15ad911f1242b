# -*- coding: utf-8 -*-
"""A result as data: all of it, whatever was stored, for those who may see it."""

from collective.cron.content import result_writer
from collective.cron.interfaces import ICronLayer
from collective.cron.services.results.result import SerializeResult
from collective.cron.tests.support.base import CronTestCase
from collective.cron.tests.support.faces.rest import RestTestCase
from plone.restapi.interfaces import ISerializeToJson
from zope.component import queryMultiAdapter
from zope.interface import alsoProvides
from zope.publisher.browser import TestRequest

import json


class TestSerialize(CronTestCase):
    def record(self, **values):
        values = dict({"status": u"OK"}, **values)
        return result_writer.record(self.add_task(), **values)

    def serialize(self, result, **options):
        return SerializeResult(result, None)(**options)

    def test_bytes_become_text_and_all_of_it_is_json(self):
        found = self.serialize(
            self.record(
                messages=(b"b\xc3\xa4d", u"plain"),
                log=(b"\xff",),
                traceback=b"in f\xc3\xbcr",
                worker=b"web\xff:1",
            )
        )
        self.assertEqual(found["messages"], [u"bäd", u"plain"])
        self.assertEqual((found["log"], found["traceback"]), ([u"\ufffd"], u"in für"))
        self.assertEqual(found["worker"], u"web\ufffd:1")
        self.assertEqual(json.loads(json.dumps(found)), found)

    def test_what_was_missed_and_repeated_is_told(self):
        found = self.serialize(self.record(missed=3, attempt=2, trigger="late"))
        told = found["missed"], found["attempt"], found["trigger"]
        self.assertEqual(told, (3, 2, "late"))

    def test_as_plone_asks_for_it_it_is_the_same(self):
        result = self.record()
        again = self.serialize(result, version="current", include_items=True)
        self.assertEqual(again, self.serialize(result))

    def test_plone_finds_it_where_the_add_on_is_installed(self):
        result, request = self.record(), TestRequest()
        found = queryMultiAdapter((result, request), ISerializeToJson)
        self.assertNotIsInstance(found, SerializeResult)
        alsoProvides(request, ICronLayer)
        found = queryMultiAdapter((result, request), ISerializeToJson)
        self.assertIsInstance(found, SerializeResult)


class TestOverRest(RestTestCase):
    def test_everything_about_a_run(self):
        task = self.add_task("fail")
        self.run_due("10:05:00")
        result = task.getLastResult()
        answer = self.read_json("/task/--results--/" + result.getId())
        self.assertIn("tasks.py", answer.pop("traceback"))
        self.assertEqual(
            answer,
            {
                "@id": result.absolute_url(),
                "@type": "collective.cron.Result",
                "id": result.getId(),
                "status": "FAILED",
                "status_title": "Failed",
                "reason": u"ValueError: it went wrong, password=[hidden] ä",
                "occurrence": "2026-11-23T10:05:00Z",
                "start": "2026-11-23T10:05:00Z",
                "end": "2026-11-23T10:05:00Z",
                "duration": 0.0,
                "trigger": "schedule",
                "trigger_title": "By schedule",
                "by": "",
                "user": "test_user_1_",
                "worker": result.worker,
                "attempt": 1,
                "missed": 0,
                "messages": [u"ValueError: it went wrong, password=[hidden] ä"],
                "log": [],
                "is_dry": False,
                "settings": None,
                "tables": [],
                "files": [],
                "now": "2026-11-23T10:05:00Z",
                "newer": None,
                "older": None,
            },
        )

    def test_skipped_run_in_bytes(self):
        task = self.add_task()
        result_writer.record(
            task, status=u"SKIPPED", reason=u"zu spät", by=b"j\xfc", user=b"\xc3\xa4"
        )
        (result,) = self.read_json("/task/--results--")["items"]
        self.assertEqual((result["by"], result["user"]), (u"j\ufffd", u"ä"))
        self.assertEqual((result["start"], result["duration"]), (None, None))
