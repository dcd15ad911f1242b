"""Spans, with the SDK of OpenTelemetry: one for each run, and what came of it."""

from collective.cron.running import current_run
from collective.cron.telling import signals
from collective.cron.tests.support.job_case import JobCase

import mock
import unittest


try:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import (
        InMemorySpanExporter,
    )
except ImportError:
    TracerProvider = None


@unittest.skipIf(TracerProvider is None, "opentelemetry-sdk is not installed")
class TestSpans(JobCase):
    def setUp(self):
        super(TestSpans, self).setUp()
        from collective.cron.telling import spans

        self.spans, self.told = spans, InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self.told))
        self.tracer = provider.get_tracer("another.package")
        for where, name, value in (
            (spans.trace, "get_tracer", provider.get_tracer),
            (signals, "LISTENERS", []),
        ):
            patched = mock.patch.object(where, name, value)
            patched.start()
            self.addCleanup(patched.stop)
        spans.listen()
        spans.listen()

    def play_one(self, function):
        """Let a task do this; return its one span, its attributes and all the spans."""
        self.add_job()
        self.play(function)
        finished = self.told.get_finished_spans()
        (span,) = [one for one in finished if one.name == self.spans.NAME]
        found = dict((k.split(".")[-1], v) for k, v in span.attributes.items())
        return span, found, finished

    def test_a_run_and_what_is_done_in_it(self):
        tokens = []

        def work(runner):
            tokens.append(current_run.get().token)
            with self.tracer.start_as_current_span("inside"):
                pass

        span, found, finished = self.play_one(work)
        (inside,) = [one for one in finished if one.name == "inside"]
        self.assertEqual(inside.parent.span_id, span.context.span_id)
        self.assertLess(found.pop("late"), 60)
        expected = {
            "site": "/plone",
            "task": "/plone/task",
            "run": tokens[0],
            "type": "CronTestTask",
            "status": "OK",
            "trigger": "schedule",
        }
        self.assertEqual(found, expected)
        self.assertTrue(span.status.is_unset)
        self.assertEqual([event.name for event in span.events], ["attempt"])
        # Nothing is left open in this thread.
        current = self.spans.trace.get_current_span()
        self.assertFalse(current.get_span_context().is_valid)

    def test_a_failure_without_what_was_said(self):
        def work(runner):
            raise ValueError("password=hunter2")

        span, found, _finished = self.play_one(work)
        self.assertEqual(found["status"], "FAILED")
        self.assertFalse(span.status.is_ok)
        self.assertNotIn("hunter2", span.to_json())

    def test_a_run_without_a_result(self):
        self.spans.tell(signals.COMMIT, {"site": "/plone", "what": "claim"})
        self.spans.tell(signals.LEFT, {"site": "/plone"})
        (span,) = self.told.get_finished_spans()
        self.assertEqual(span.status.description, "no result")

    def test_what_is_of_no_run(self):
        for kind in (signals.FILED, signals.ATTEMPT, signals.CONFLICT, signals.LEFT):
            self.spans.tell(kind, {"site": "/plone"})
        self.assertEqual(self.told.get_finished_spans(), ())
