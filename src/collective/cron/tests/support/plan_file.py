"""A plan in a file, until the end of a test."""

import io
import os
import tempfile


def plan_file(test, text):
    """Return the path of a file with this text."""
    descriptor, path = tempfile.mkstemp(".yaml")
    os.close(descriptor)
    test.addCleanup(os.remove, path)
    with io.open(path, "w", encoding="utf-8") as stream:
        stream.write(text)
    return path
