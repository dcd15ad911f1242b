"""Suites of the cases that a platform can run: each engine is there on one of them."""

from collective.cron.bbb import PY2

import unittest


def suite(*cases):
    """Return the tests of some cases."""
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    return unittest.TestSuite(load(case) for case in cases)


def huey_suite(*cases):
    """Return their tests where the engine is huey: on Python 3."""
    return suite() if PY2 else suite(*cases)


def zcasync_suite(*cases):
    """Return their tests where the engine is zc.async: a syntax error on Python 3."""
    return suite(*cases) if PY2 else suite()
