# -*- coding: utf-8 -*-
"""Fields hold nothing that cannot be run, and say so at once."""

from collective.cron.bbb import thread_seconds
from collective.cron.errors import ExpressionError
from collective.cron.settings.fields import InvalidSchedule
from collective.cron.settings.fields import Periodicity
from collective.cron.settings.fields import Zone
from collective.cron.tests.support.faces.languages import use_languages
from zope.component import getGlobalSiteManager
from zope.globalrequest import clearRequest
from zope.globalrequest import setRequest
from zope.i18n.interfaces import INegotiator
from zope.i18n.interfaces import IUserPreferredLanguages
from zope.i18n.negotiator import negotiator
from zope.interface import implementer

import unittest


@implementer(IUserPreferredLanguages)
class GermanRequest(object):
    def getPreferredLanguages(self):
        return ["de"]


class TestPeriodicity(unittest.TestCase):
    def complaint(self, value, field=Periodicity()):
        with self.assertRaises(InvalidSchedule) as caught:
            field.validate(value)
        return caught.exception.doc()

    def test_days_that_never_come_empty_and_unicode_at_once(self):
        start = thread_seconds()
        for text, message in (
            (u"0 0 1-100000000 * *", u"day of month: out of range: “1-100000000”"),
            (u"0 0 30 2 *", u"day of month: never comes: “0 0 30 2 *”"),
            (u"", u"wrong number of fields: “” -- five fields"),
            (u"*/5 * * * \u0665", u"not plain ASCII on one line"),
        ):
            self.assertIn(message, self.complaint(text))
        self.assertLess(thread_seconds() - start, 0.5)

    def test_message_is_text_for_those_who_do_not_translate(self):
        text = self.complaint(u"61 * * * *")
        self.assertIs(type(text), type(u""))
        self.assertEqual(
            text, u"minute: out of range: “61” -- 0-59, such as 5, 10-20, */15"
        )

    def test_in_the_language_of_the_request(self):
        use_languages(self)
        site = getGlobalSiteManager()
        site.registerUtility(negotiator, INegotiator)
        self.addCleanup(site.unregisterUtility, negotiator, INegotiator)
        setRequest(GermanRequest())
        self.addCleanup(clearRequest)
        message = u"Minute: nicht im erlaubten Bereich: „61“ -- 0-59, etwa"
        self.assertIn(message, self.complaint(u"61 * * * *"))

    def test_error_is_there_with_its_parts(self):
        with self.assertRaises(InvalidSchedule) as caught:
            Periodicity().validate(u"61 * * * *")
        (error,) = caught.exception.args
        self.assertIsInstance(error, ExpressionError)
        self.assertEqual((error.field, error.value), ("minute", "61"))

    def test_zone(self):
        message = self.complaint(u"Mars/Base", Zone(values=[u"UTC"]))
        self.assertIn(u"time zone not known: “Mars/Base”", message)
