"""The examples in the documentation are true."""

import doctest
import io
import os
import re
import textwrap
import unittest


DOCS = os.path.join(os.path.dirname(__file__), *([os.pardir] * 5 + ["docs"]))
BLOCK = re.compile(u"^\\.\\. code-block:: (\\w+)\n\n((?:    .*\n|\n)+)", re.MULTILINE)


def blocks_of(path, kind):
    """Return the blocks of a language in a page."""
    with io.open(path, encoding="utf-8") as page:
        found = BLOCK.findall(page.read())
    return [textwrap.dedent(block) for language, block in found if language == kind]


def test_suite():
    """Run the examples where there is a checkout; a release carries no docs."""
    suite = unittest.TestSuite()
    for name in ("concepts.rst", os.path.join("howto", "schedule.rst")):
        path = os.path.abspath(os.path.join(DOCS, name))
        if os.path.exists(path):
            suite.addTest(doctest.DocFileSuite(path, module_relative=False))
    return suite
