"""What this thread has in hand, for the lines that it logs meanwhile."""

from contextlib import contextmanager

import threading


_thread = threading.local()


@contextmanager
def noted(**facts):
    """Note site, task and run of what the thread does inside the block, plain text."""
    before, _thread.names = names(), facts
    try:
        yield
    finally:
        _thread.names = before


def names():
    """Return what was noted, a dict; empty outside of a run."""
    return getattr(_thread, "names", {})
