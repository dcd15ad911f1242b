"""An import is known by what the packages mark the request with."""

from collective.cron.content import importing
from collective.cron.tests.support.copies import importing_request
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.publisher.browser import TestRequest

import unittest


class TestImporting(unittest.TestCase):
    def setUp(self):
        self.addCleanup(clearRequest)

    def test_outside_of_a_request(self):
        clearRequest()
        self.assertFalse(importing.is_importing())

    def test_marked_and_not(self):
        request = TestRequest()
        setRequest(request)
        self.assertFalse(importing.is_importing())
        for name in importing.MARKERS:
            with importing_request(request, name):
                self.assertTrue(importing.is_importing())
        self.assertFalse(importing.is_importing())
