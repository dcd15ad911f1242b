"""Standing between: what the kit has to see or do in the middle of a run.

The product knows nothing of it, so a run costs what it costs without tests.
"""

from contextlib import contextmanager


@contextmanager
def replaced(owner, name, make):
    """Put make(what was there) in place of an attribute, inside a `with` block."""
    before = getattr(owner, name)
    setattr(owner, name, make(before))
    try:
        yield
    finally:
        setattr(owner, name, before)
