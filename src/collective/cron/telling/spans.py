"""Spans of OpenTelemetry: one for each run, from its claim to its result.

What is done meanwhile in the same thread is told below it, as by whatever watches
requests or a catalog. The SDK, and where spans go, are the choice of the operator.
"""

from collective.cron.interfaces import FAILURES
from collective.cron.telling import in_hand
from collective.cron.telling import signals
from opentelemetry import context
from opentelemetry import trace
from opentelemetry.trace import Status
from opentelemetry.trace import StatusCode

import threading


NAME = "collective.cron.run"
PREFIX = "collective.cron."  # of each attribute

_thread = threading.local()  # `open`: the span of its run and what ends that, or None


def listen(event=None):
    """Tell of runs from now on; subscriber to IDatabaseOpenedWithRoot."""
    if tell not in signals.LISTENERS:
        signals.LISTENERS.append(tell)


def tell(kind, facts):
    """Tell of one signal; see signals.py."""
    span = getattr(_thread, "open", (None, None))[0]
    if kind == signals.COMMIT and facts["what"] == "claim":
        _begin()
    elif span is None:
        return  # it is of no run that this thread has in hand
    elif kind == signals.ATTEMPT:
        span.add_event("attempt")
    elif kind == signals.CONFLICT:
        span.add_event("conflict")
    elif kind == signals.FILED:
        _end(span, facts)
    elif kind == signals.LEFT:
        _end(span, {})


def _begin():
    tracer = trace.get_tracer("collective.cron")
    names = in_hand.names()
    attributes = dict((PREFIX + name, names[name]) for name in names)
    span = tracer.start_span(NAME, attributes=attributes)
    _thread.open = span, context.attach(trace.set_span_in_context(span))


def _end(span, facts):
    token = _thread.open[1]
    _thread.open = None, None
    for name in ("type", "status", "trigger", "late"):
        if facts.get(name) is not None:
            span.set_attribute(PREFIX + name, facts[name])
    if facts.get("status") in FAILURES or not facts:
        span.set_status(Status(StatusCode.ERROR, facts.get("status") or "no result"))
    span.end()
    context.detach(token)
