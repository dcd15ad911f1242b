"""The examples in the documentation are true."""

import doctest
import os
import unittest


DOCS = os.path.join(os.path.dirname(__file__), *([os.pardir] * 5 + ["docs"]))


def test_suite():
    """Run the examples where there is a checkout; a release carries no docs."""
    suite = unittest.TestSuite()
    for name in ("concepts.rst", os.path.join("howto", "schedule.rst")):
        path = os.path.abspath(os.path.join(DOCS, name))
        if os.path.exists(path):
            suite.addTest(doctest.DocFileSuite(path, module_relative=False))
    return suite
