"""The file that zc.async reads a UUID from, or writes one to, when it is imported."""

from contextlib import contextmanager

import os
import sys
import tempfile
import uuid


VARIABLE = "ZC_ASYNC_UUID"  # in the environment: its path, else uuid.txt in the folder


@contextmanager
def usable():
    """Let zc.async find a file that it can read while the block lasts.

    Else one that cannot be read or written keeps Zope from starting; and a worker has
    its UUID from us, see process.py.
    """
    before = os.environ.get(VARIABLE, "")
    if "zc.async.instanceuuid" in sys.modules or _can_be_used(before or "uuid.txt"):
        yield
        return
    handle, path = tempfile.mkstemp(".uuid")
    with os.fdopen(handle, "w") as stand_in:
        stand_in.write(str(uuid.uuid4()))
    os.environ[VARIABLE] = path
    try:
        yield
    finally:
        os.remove(path)
        os.environ[VARIABLE] = before


def _can_be_used(path):
    if not os.path.exists(path):
        return os.access(os.path.dirname(os.path.abspath(path)), os.W_OK)
    try:
        with open(path) as stored:
            return bool(uuid.UUID(stored.readline().strip()))
    except (EnvironmentError, ValueError):
        return False
