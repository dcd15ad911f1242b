"""The plans in docs/howto/plans.rst are read, applied and checked as they stand."""

from collective.cron import plans
from collective.cron.demo.census import ICensus
from collective.cron.tests.documentation.test_examples import blocks_of
from collective.cron.tests.documentation.test_examples import DOCS
from collective.cron.tests.support.plan_case import PlanCase
from plone import api

import mock
import os
import transaction
import unittest


PAGE = os.path.abspath(os.path.join(DOCS, "howto", "plans.rst"))


@unittest.skipUnless(os.path.exists(PAGE), "a release carries no docs")
class TestPlans(PlanCase):
    def setUp(self):
        super(TestPlans, self).setUp()
        (self.xml,) = blocks_of(PAGE, "xml")
        (self.yaml,) = blocks_of(PAGE, "yaml")
        self.applying, self.checking = blocks_of(PAGE, "python")
        api.content.create(self.portal, "Folder", "news", u"News")
        transaction.commit()
        patched = mock.patch.dict(os.environ, {"SHOP_TOKEN": "s3cret"})
        patched.start()
        self.addCleanup(patched.stop)

    def test_both_files_say_the_same(self):
        rows = plans.apply(self.portal, plans.read(self.xml))
        expected = ["add /nightly-count", "add /news/ask-the-shop"]
        self.assertEqual(self.said(rows), expected)
        self.assertEqual(self.portal["news"]["ask-the-shop"].secret, u"s3cret")
        transaction.commit()
        plan = plans.read(self.yaml)
        self.assertEqual(plans.compare(self.portal, plan).differences, [])

    def test_the_code(self):
        names = {"text": self.yaml, "site": self.portal, "shown": lambda *row: None}
        code = self.applying.replace("print(", "shown(")
        exec(compile(code, PAGE, "exec"), names)
        self.assertIn("nightly-count", self.portal)
        names = {"text": self.yaml, "IAcmeSync": ICensus}
        exec(compile(self.checking, PAGE, "exec"), names)
        self.assertEqual(names["unknown"], [])
